// What the house decides beside CLDR: which languages and special codes there are, and names that
// are clearer to people who work with them than CLDR's.

// CLDR's short form is right for these and wrong elsewhere ("US", "Bosnia").
export const SHORT_NAMES = ["HK", "MM", "MO", "PS"];

export const COUNTRY_NAMES = {
  COD: {
    en: "Democratic Republic of the Congo",
    ru: "Демократическая Республика Конго",
    be: "Дэмакратычная Рэспубліка Конга",
    ar: "جمهورية الكونغو الديمقراطية",
  },
  COG: {
    en: "Republic of the Congo",
    ru: "Республика Конго",
    be: "Рэспубліка Конга",
    ar: "جمهورية الكونغو",
  },
};

// In CLDR's table of codes but no longer in ISO 3166-1, and of no use here.
export const DROPPED = ["ANT", "BUR", "FXX", "NTZ", "TMP", "YMD", "ZAR"];

// alpha-3 → first and last day. Former countries stay because people were born there.
export const DATES = {
  CSK: ["", "1992-12-31"],
  DDR: ["1949-10-07", "1990-10-02"],
  SCG: ["2003-02-04", "2006-06-04"],
  SSD: ["2011-07-09", ""],
  SUN: ["1922-12-30", "1991-12-26"],
  YUG: ["", "2003-02-03"],
};

// alpha-2, alpha-3, numeric, kind, names. XX… codes are those of machine-readable travel documents
// (ICAO Doc 9303, part 3, section 5); XKX is in wide use for Kosovo and in no standard.
export const OUTSIDE_ISO = [
  ["XK", "XKX", "", "country", {}],
  ["", "CSK", "200", "former", {
    en: "Czechoslovakia", ru: "Чехословакия", be: "Чэхаславакія", ar: "تشيكوسلوفاكيا",
  }],
  ["", "DDR", "278", "former", {
    en: "German Democratic Republic", ru: "Германская Демократическая Республика",
    be: "Германская Дэмакратычная Рэспубліка", ar: "جمهورية ألمانيا الديمقراطية",
  }],
  ["", "SCG", "891", "former", {
    en: "Serbia and Montenegro", ru: "Сербия и Черногория", be: "Сербія і Чарнагорыя",
    ar: "صربيا والجبل الأسود",
  }],
  ["", "SUN", "810", "former", {
    en: "Soviet Union", ru: "Советский Союз", be: "Савецкі Саюз", ar: "الاتحاد السوفيتي",
  }],
  ["", "YUG", "890", "former", {
    en: "Yugoslavia", ru: "Югославия", be: "Югаславія", ar: "يوغوسلافيا",
  }],
  ["", "XXA", "", "status", {
    en: "Stateless", ru: "Без гражданства", be: "Без грамадзянства", ar: "عديم الجنسية",
    uk: "Без громадянства", pl: "Bezpaństwowiec", fr: "Apatride", es: "Apátrida",
    tr: "Vatansız",
  }],
  ["", "XXB", "", "document", {
    en: "Refugee (1951 Convention document)", ru: "Беженец (документ по Конвенции 1951 года)",
    be: "Бежанец (дакумент паводле Канвенцыі 1951 года)", ar: "لاجئ (وثيقة اتفاقية 1951)",
  }],
  ["", "XXC", "", "document", {
    en: "Refugee (other document)", ru: "Беженец (иной документ)",
    be: "Бежанец (іншы дакумент)", ar: "لاجئ (وثيقة أخرى)",
  }],
  ["", "XXX", "", "status", {
    en: "Nationality not known", ru: "Гражданство неизвестно", be: "Грамадзянства невядомае",
    ar: "الجنسية غير معروفة", uk: "Громадянство невідоме", pl: "Obywatelstwo nieznane",
    fr: "Nationalité inconnue", es: "Nacionalidad desconocida", tr: "Uyruğu bilinmiyor",
  }],
];

// ISO 639-3, the BCP 47 tag that CLDR files it under, and its own name where CLDR has none.
export const LANGUAGES = [
  ["acm", "acm", "اللهجة العراقية"], ["aii", "aii", "ܣܘܪܝܬ"], ["amh", "am"], ["apc", "apc", "اللهجة الشامية"],
  ["ara", "ar"], ["ary", "ary", "الدارجة المغربية"], ["arz", "arz", "العامية المصرية"],
  ["apd", "apd", "العربية السودانية"], ["aze", "az"], ["bal", "bal"], ["bam", "bm"], ["bel", "be"], ["ben", "bn"],
  ["che", "ce"], ["ckb", "ckb"], ["deu", "de"], ["ell", "el"], ["eng", "en"], ["fas", "fa"],
  ["fra", "fr"], ["ful", "ff", "Fulfulde"], ["hau", "ha"], ["heb", "he"], ["hin", "hi"], ["hye", "hy"],
  ["ibo", "ig"], ["ita", "it"], ["kab", "kab"], ["kat", "ka"], ["kaz", "kk"], ["kin", "rw"],
  ["kir", "ky"], ["kmr", "kmr", "Kurmancî"], ["kon", "kg", "Kikongo"], ["kur", "ku", "kurdî"], ["lav", "lv"],
  ["lin", "ln"], ["lit", "lt"], ["mlg", "mg"], ["mon", "mn"], ["mya", "my"], ["nep", "ne"], ["orm", "om"],
  ["pan", "pa"], ["pol", "pl"], ["por", "pt"], ["prs", "fa-AF", "دری"], ["pus", "ps"],
  ["rom", "rom", "Romani čhib"], ["ron", "ro"], ["rsl", "rsl", "Русский жестовый язык"],
  ["run", "rn"], ["rus", "ru"], ["sin", "si"], ["som", "so"], ["spa", "es"], ["sqi", "sq"],
  ["swa", "sw"], ["syr", "syr"], ["tam", "ta"], ["tgk", "tg"], ["tir", "ti"], ["tuk", "tk"],
  ["tur", "tr"], ["uig", "ug"], ["ukr", "uk"], ["urd", "ur"], ["uzb", "uz"], ["vie", "vi"],
  ["wol", "wo"], ["yor", "yo"], ["zho", "zh"], ["zza", "zza", "Zazakî"],
];

export const LANGUAGE_NAMES = {
  acm: { en: "Arabic (Iraqi)", ru: "арабский (иракский)", be: "арабская (іракская)", ar: "العربية العراقية" },
  aii: { en: "Assyrian (Neo-Aramaic)", ru: "ассирийский (новоарамейский)", be: "асірыйская (новаарамейская)", ar: "الآشورية (الآرامية الحديثة)" },
  apc: { en: "Arabic (Levantine)", ru: "арабский (левантийский)", be: "арабская (левантыйская)", ar: "العربية الشامية" },
  apd: { en: "Arabic (Sudanese)", ru: "арабский (суданский)", be: "арабская (суданская)", ar: "العربية السودانية" },
  ary: { en: "Arabic (Moroccan)", ru: "арабский (марокканский)", be: "арабская (мараканская)", ar: "العربية المغربية" },
  arz: { en: "Arabic (Egyptian)", ru: "арабский (египетский)", be: "арабская (егіпецкая)", ar: "العربية المصرية" },
  ben: { en: "Bengali" },
  bal: { en: "Balochi", ru: "белуджский", be: "белуджская", ar: "البلوشية" },
  ckb: { en: "Kurdish (Sorani)", ru: "курдский (сорани)", be: "курдская (сарані)", ar: "الكردية (السورانية)" },
  kmr: { en: "Kurdish (Kurmanji, Badini)", ru: "курдский (курманджи, бадини)", be: "курдская (курманджы, бадыні)", ar: "الكردية (الكرمانجية، البادينية)" },
  kon: { be: "конга" },
  kur: { en: "Kurdish", ru: "курдский", be: "курдская", ar: "الكردية" },
  prs: { en: "Dari", ru: "дари", be: "дары", ar: "الدرية" },
  rom: { en: "Romani", ru: "романи", be: "рамані", ar: "لغة الروما" },
  run: { en: "Kirundi" },
  rsl: { en: "Russian Sign Language", ru: "русский жестовый язык", be: "руская жэставая мова", ar: "لغة الإشارة الروسية" },
};
