//! Names of the demo's people: common given and family names, put together by chance. Nobody of
//! them exists.

use kit::chance::Chance;

/// Names of one language area: given names of women, of men, family names.
pub(super) struct Pool {
    women: &'static [&'static str],
    men: &'static [&'static str],
    families: &'static [&'static str],
}

const ARABIC: Pool = Pool {
    women: &["زينب", "مريم", "فاطمة", "نور", "سارة", "هدى", "ليلى", "أمل", "رنا", "دعاء"],
    men: &["أحمد", "محمد", "علي", "حسين", "عمر", "يوسف", "كرم", "سيف", "مصطفى", "حيدر", "بهاء", "زيد"],
    families: &["الجبوري", "الدليمي", "العبيدي", "الخالدي", "التميمي", "الزبيدي", "الحمداني", "الساعدي", "العزاوي", "الراوي"],
};
const KURDISH: Pool = Pool {
    women: &["Şîrîn", "Rojîn", "Nazdar", "Hêlîn", "Berfîn", "Zeyneb"],
    men: &["Azad", "Rêbar", "Serdar", "Dilşad", "Karwan", "Hîwa", "Soran", "Bawer"],
    families: &["Barzanî", "Zebarî", "Sindî", "Doskî", "Berwarî", "Mizûrî", "Goranî"],
};
const SPANISH: Pool = Pool {
    women: &["María", "Yanet", "Lisandra", "Odalys", "Yusimí", "Daniela"],
    men: &["José", "Yoel", "Raúl", "Alexei", "Orlando", "Yandry", "Lázaro"],
    families: &["Pérez Díaz", "García Ramos", "Hernández Cruz", "Suárez Peña", "Rodríguez León", "Álvarez Núñez"],
};
const CYRILLIC: Pool = Pool {
    women: &["Олена", "Тетяна", "Наталія", "Ірина", "Світлана", "Людмила", "Оксана", "Катерина", "Марія", "Юлія"],
    men: &["Олександр", "Сергій", "Андрій", "Микола", "Віктор", "Дмитро", "Іван", "Максим"],
    families: &["Коваленко", "Шевченко", "Бондаренко", "Ткаченко", "Мельник", "Кравчук", "Поліщук", "Савченко", "Гриценко"],
};
const OTHER: Pool = Pool {
    women: &["Aisha", "Grace", "Priya", "Fatou", "Nasrin", "Amina"],
    men: &["Samuel", "Ibrahim", "Kwame", "Rajiv", "Emmanuel", "Mamadou", "Farid", "Daniel"],
    families: &["Okafor", "Mensah", "Diallo", "Fernando", "Sharma", "Kamara", "Rahimi", "Ngassa"],
};

/// The pool for a nationality.
pub(super) fn pool(nationality: &str, chance: &mut Chance) -> &'static Pool {
    match nationality {
        "IRQ" if chance.below(3) == 0 => &KURDISH,
        "IRQ" | "EGY" | "DZA" | "SOM" => &ARABIC,
        "CUB" => &SPANISH,
        "UKR" | "RUS" | "MDA" | "KGZ" | "TJK" | "TKM" => &CYRILLIC,
        _ => &OTHER,
    }
}

/// A given and a family name.
pub(super) fn name(pool: &Pool, female: bool, chance: &mut Chance) -> (String, String) {
    let given = chance.pick(if female { pool.women } else { pool.men });
    ((*given).to_string(), (*chance.pick(pool.families)).to_string())
}
