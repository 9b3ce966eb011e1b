//! What the gallery's pages are filled with: invented records in three languages, long enough to
//! break a careless layout. It must never hold a real name or number.

use crate::i18n::Lang;

macro_rules! samples {
    ($($id:ident: $en:literal, $ru:literal, $ar:literal;)*) => {
        /// One language's samples.
        pub(super) struct Samples { $(pub(super) $id: &'static str,)* }
        static EN: Samples = Samples { $($id: $en,)* };
        static RU: Samples = Samples { $($id: $ru,)* };
        static AR: Samples = Samples { $($id: $ar,)* };
    };
}

/// The samples for a language; English where there are none.
pub(super) fn samples(lang: &Lang) -> &'static Samples {
    match lang.tag() {
        "ru" | "be" => &RU,
        "ar" => &AR,
        _ => &EN,
    }
}

samples! {
    mission: "Demo mission Belarus", "Демонстрационная миссия, Беларусь", "بعثة تجريبية في بيلاروس";
    people: "People", "Люди", "الأشخاص";
    returns: "Voluntary returns", "Добровольное возвращение", "العودة الطوعية";
    services: "Services", "Услуги", "الخدمات";
    hotline: "Hotline", "Горячая линия", "الخط الساخن";
    reports: "Reports", "Отчёты", "التقارير";
    persons: "Persons", "Лица", "الأفراد";
    households: "Households", "Домохозяйства", "الأسر المعيشية";
    role: "Caseworker, Grodno office", "Специалист, офис в Гродно", "أخصائية حالات، مكتب غرودنو";
    account: "Your account", "Ваша учётная запись", "حسابك";
    about: "About these records", "Об этих записях", "حول هذه السجلات";
    gallery: "Gallery", "Галерея", "المعرض";
    parts: "Parts", "Детали", "الأجزاء";
    list: "List", "Список", "القائمة";
    record: "Record", "Запись", "السجل";
    form: "Form", "Форма", "النموذج";
    form_errors: "Form with errors", "Форма с ошибками", "نموذج فيه أخطاء";
    public_page: "Public page", "Публичная страница", "صفحة عامة";
    register: "Register a person", "Зарегистрировать человека", "تسجيل شخص";
    import: "Import a spreadsheet", "Загрузить таблицу", "استيراد جدول بيانات";
    number: "Number", "Номер", "الرقم";
    name: "Name", "Имя", "الاسم";
    given_name: "Given name", "Имя", "الاسم الأول";
    family_name: "Family name", "Фамилия", "اسم العائلة";
    as_in_passport: "As it stands in the document, in its own script", "Как в документе, тем же письмом", "كما هو مكتوب في الوثيقة وبخطها الأصلي";
    nationality: "Nationality", "Гражданство", "الجنسية";
    iraq: "Iraq", "Ирак", "العراق";
    syria: "Syrian Arab Republic", "Сирийская Арабская Республика", "الجمهورية العربية السورية";
    congo: "Democratic Republic of the Congo", "Демократическая Республика Конго", "جمهورية الكونغو الديمقراطية";
    born: "Date of birth", "Дата рождения", "تاريخ الميلاد";
    age: "Age", "Возраст", "العمر";
    sex: "Sex", "Пол", "الجنس";
    female: "Female", "Женский", "أنثى";
    male: "Male", "Мужской", "ذكر";
    sex_unknown: "Not known", "Не известно", "غير معروف";
    place: "Place", "Место", "المكان";
    bruzgi: "Bruzgi logistics centre", "Логистический центр «Брузги»", "مركز بروزغي اللوجستي";
    status: "Status", "Статус", "الحالة";
    open: "Open", "Открыто", "مفتوح";
    in_progress: "Under way", "В работе", "قيد التنفيذ";
    overdue: "Overdue", "Просрочено", "متأخر";
    closed: "Closed", "Закрыто", "مغلق";
    waiting: "Waiting for documents", "Ожидание документов", "بانتظار الوثائق";
    registered: "Registered", "Дата регистрации", "تاريخ التسجيل";
    actions: "Actions", "Действия", "الإجراءات";
    view: "View", "Открыть", "عرض";
    change: "Change", "Изменить", "تعديل";
    undo: "Undo", "Отменить", "تراجع";
    saved: "The address was saved.", "Адрес сохранён.", "تم حفظ العنوان.";
    overview: "Overview", "Обзор", "نظرة عامة";
    documents: "Documents", "Документы", "الوثائق";
    history: "History", "История", "السجل الزمني";
    language: "Language", "Язык", "اللغة";
    sorani: "Kurdish (Sorani), interpreter needed", "Курдский (сорани), нужен переводчик", "الكردية (السورانية)، يلزم مترجم";
    consent: "Consent", "Согласие", "الموافقة";
    consent_given: "Given on 3 June 2022", "Дано 3 июня 2022 г.", "أُعطيت في 3 يونيو 2022";
    owner: "Responsible", "Ответственный", "المسؤول";
    do_not_call: "Do not call", "Не звонить", "لا تتصل";
    child_alone: "Child alone", "Ребёнок без сопровождения", "طفل غير مصحوب";
    next_step: "Next: medical check before travel, due 7 June 2022", "Далее: медицинский осмотр перед поездкой, до 7 июня 2022 г.", "التالي: فحص طبي قبل السفر، قبل 7 يونيو 2022";
    address: "Where the person stays", "Где живёт", "مكان الإقامة";
    phone: "Telephone", "Телефон", "الهاتف";
    notes: "Notes", "Заметки", "ملاحظات";
    why_notes: "What the next colleague must know. No diagnosis, no names of others.", "Что должен знать следующий сотрудник. Без диагнозов и имён других людей.", "ما يجب أن يعرفه الزميل التالي. بلا تشخيص ولا أسماء آخرين.";
    counselled: "Counselled on voluntary return", "Консультация о добровольном возвращении", "استشارة حول العودة الطوعية";
    document_issued: "Travel document issued", "Выдан проездной документ", "صدور وثيقة السفر";
    embassy: "The embassy handed the document over after nine days.", "Посольство передало документ через девять дней.", "سلّمت السفارة الوثيقة بعد تسعة أيام.";
    items: "Items handed out", "Выданные предметы", "المواد الموزعة";
    blankets: "Blankets", "Одеяла", "بطانيات";
    hygiene: "Hygiene kits", "Гигиенические наборы", "مستلزمات النظافة";
    total: "Total", "Всего", "المجموع";
    departures: "persons departed with assistance", "человек выехали с содействием", "أشخاص غادروا بمساعدة";
    calls: "calls answered", "принятых звонков", "مكالمات مُجابة";
    since_onset: "Since July 2021; 47 more than in the last issue", "С июля 2021 г.; на 47 больше, чем в прошлом выпуске", "منذ يوليو 2021؛ أكثر بـ 47 من العدد السابق";
    weight: "Weight", "Вес", "الوزن";
    kg: "kg", "кг", "كغ";
    needs: "Needs", "Потребности", "الاحتياجات";
    food: "Food", "Питание", "الغذاء";
    shelter: "Shelter", "Жильё", "المأوى";
    health: "Health care", "Медицинская помощь", "الرعاية الصحية";
    health_hint: "Urgent cases go to the doctor first", "Срочные случаи — сначала к врачу", "الحالات العاجلة إلى الطبيب أولًا";
    how_reach: "How may we reach you?", "Как с вами связаться?", "كيف يمكننا الوصول إليك؟";
    by_phone: "By telephone", "По телефону", "بالهاتف";
    in_person: "I will come back myself", "Приду сам", "سأعود بنفسي";
    may_share: "May be shared with the Red Cross", "Можно передать Красному Кресту", "يمكن مشاركتها مع الصليب الأحمر";
    may_share_hint: "Only if the person said so", "Только если человек согласился", "فقط إذا وافق الشخص";
    passport: "Scan of the passport", "Скан паспорта", "نسخة من جواز السفر";
    file_hint: "PDF, JPEG or PNG, at most 5 MB", "PDF, JPEG или PNG, не более 5 МБ", "PDF أو JPEG أو PNG، بحد أقصى 5 ميغابايت";
    passphrase: "Password", "Пароль", "كلمة المرور";
    member: "Household member", "Член домохозяйства", "فرد الأسرة";
    add_member: "Add another member", "Добавить члена", "إضافة فرد آخر";
    save: "Save", "Сохранить", "حفظ";
    cancel: "Cancel", "Отмена", "إلغاء";
    delete: "Delete the record", "Удалить запись", "حذف السجل";
    enter_name: "Enter the given name", "Введите имя", "أدخل الاسم الأول";
    year_four: "The year needs four digits, for example 1987", "Год — четыре цифры, например 1987", "السنة من أربعة أرقام، مثلًا 1987";
    choose_one: "Choose one", "Выберите вариант", "اختر واحدًا";
    weight_number: "Weight must be a number, for example 12.5", "Вес — число, например 12,5", "الوزن رقم، مثلًا 12.5";
    file_too_large: "The file is larger than 5 MB", "Файл больше 5 МБ", "الملف أكبر من 5 ميغابايت";
    tell_more: "Tell what is needed in at most 200 characters", "Опишите, что нужно, не более 200 знаков", "اذكر المطلوب في 200 حرف على الأكثر";
    warning: "Do not tell anyone outside the office where this person stays.", "Никому вне офиса не сообщайте, где живёт этот человек.", "لا تخبر أحدًا خارج المكتب بمكان إقامة هذا الشخص.";
    inset: "This figure counts persons once, however often they came.", "Каждый человек посчитан один раз, сколько бы раз он ни приходил.", "يُحتسب كل شخص مرة واحدة مهما تكررت زياراته.";
    why_ask: "Why do we ask this?", "Зачем мы это спрашиваем?", "لماذا نسأل هذا؟";
    because: "To find a place where the family can stay together.", "Чтобы найти место, где семья останется вместе.", "لإيجاد مكان تبقى فيه الأسرة معًا.";
    nothing_yet: "No referrals yet", "Направлений пока нет", "لا إحالات بعد";
    nothing_hint: "A referral sends a person to a service with her consent and shows when the answer is due.", "Направление передаёт человека в службу с его согласия и показывает срок ответа.", "الإحالة توجّه الشخص إلى خدمة بموافقته وتُظهر موعد الرد.";
    tasks: "Before departure", "До отъезда", "قبل المغادرة";
    task_medical: "Medical check", "Медицинский осмотр", "الفحص الطبي";
    task_ticket: "Ticket", "Билет", "التذكرة";
    task_declaration: "Signed declaration", "Подписанное заявление", "الإقرار الموقّع";
    done: "Done", "Готово", "تم";
    not_yet: "Cannot start yet", "Пока нельзя начать", "لا يمكن البدء بعد";
    need_help: "Need help? You can talk to us without giving your name.", "Нужна помощь? С нами можно говорить, не называя имени.", "هل تحتاج إلى مساعدة؟ يمكنك التحدث إلينا دون ذكر اسمك.";
}
