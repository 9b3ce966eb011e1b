staff-title = الموظفون
staff-sign-in = تسجيل الدخول
staff-login = اسم الدخول
staff-login-hint = اسم مختصر من حروف لاتينية وأرقام ونقاط وشرطات، وليس الاسم الكامل لشخص
staff-login-letters = استخدم الحروف اللاتينية والأرقام والنقاط والشرطات فقط
staff-login-taken = اسم الدخول هذا مستخدم. اختر اسمًا آخر
staff-password = كلمة المرور
staff-password-hint = 12 حرفًا على الأقل، ويُفضّل استخدام عدة كلمات
staff-short-password = استخدم 12 حرفًا على الأقل
staff-wrong-password = اسم الدخول وكلمة المرور غير متطابقين. تحقّق منهما وحاول مرة أخرى
staff-wrong-old-password = هذه ليست كلمة مرورك الحالية
staff-old-password = كلمة المرور الحالية
staff-new-password = كلمة المرور الجديدة
staff-first-password = كلمة المرور الأولى
staff-change-password = تغيير كلمة المرور
staff-welcome = ماذا تريد أن تفعل؟
staff-no-rights = ليس لحسابك دور بعد. اسأل المسؤول عن النظام.
staff-tokens = رموز البرامج
staff-tokens-explained = يتيح الرمز لبرنامج أن يعمل باسمك ضمن الأفعال التي تختارها إلى أن ينتهي أو تلغيه.
staff-token-once = انسخ هذا الرمز الآن، فلن يظهر مرة أخرى.
staff-token-label = الغرض منه
staff-token-label-hint = مثل «تحميل الأجهزة اللوحية، غرودنو»
staff-token-days = مدة الصلاحية
staff-token-scopes = ما يُسمح له به
staff-token-needs-scope = اختر فعلًا واحدًا على الأقل
staff-token-ends = ينتهي في
staff-make-token = إنشاء رمز
staff-revoke = إلغاء
staff-revoked = ملغى
staff-add = إضافة حساب
staff-edit = تعديل
staff-save = حفظ
staff-roles = الأدوار
staff-needs-role = اختر دورًا واحدًا على الأقل
staff-roles-apart = من يُعدّ التقارير لا يمكنه اعتمادها. اختر أحد الدورين
staff-offices = المكاتب
staff-offices-hint = المكاتب التي يعمل هذا الشخص على سجلاتها
staff-everywhere = جميع المكاتب
staff-partner = المنظمة الشريكة
staff-partner-hint = رمزها، لحسابات الشركاء فقط
staff-language = اللغة
staff-state = الحالة
staff-active = نشط
staff-disabled = معطّل
staff-toggle = تعطيل أو تفعيل
staff-not-oneself = لا يغيّر أحد صلاحياته بنفسه. اطلب ذلك من مسؤول آخر.
staff-postings = التعيينات
staff-add-posting = إضافة تعيين
staff-duty-station = مركز العمل
staff-function = الوظيفة
staff-function-field = موظف ميداني
staff-function-local = موظف محلي
staff-function-medical = موظف طبي
staff-function-management = إدارة
staff-from-day = اليوم الأول
staff-to-day = اليوم الأخير
staff-to-day-hint = اتركه فارغًا ما دام التعيين مستمرًا
staff-log = سجل التدقيق
staff-log-explained = كل فعل وكل فتح لسجل، دون أسماء. والسلسلة التي وراءه تكشف أي تغيير.
staff-log-at = متى
staff-log-actor = من
staff-log-action = ماذا
staff-log-subject = السجل
staff-log-detail = التفاصيل
staff-retention = ما يُحفظ ومدة حفظه
staff-retention-what = ماذا
staff-retention-how-long = المدة
staff-retention-then = ما يحدث بعد ذلك
staff-retention-subject = ما دام صاحبه محفوظًا
staff-role-operator = مشغّل الخط الساخن
staff-role-enumerator = عدّاد ميداني
staff-role-data-supervisor = مشرف البيانات
staff-role-caseworker = مسؤول الحالات
staff-role-protection-supervisor = مشرف الحماية
staff-role-bid-member = عضو لجنة المصلحة الفضلى
staff-role-physician = طبيب
staff-role-movement-officer = مسؤول السفر
staff-role-logistician = مسؤول اللوجستيات
staff-role-finance = المالية
staff-role-partner = منظمة شريكة
staff-role-reporting-officer = مسؤول التقارير
staff-role-data-protection = مسؤول حماية البيانات
staff-role-chief-of-mission = رئيس البعثة
staff-role-receiving-mission = البعثة المستقبِلة
staff-role-administrator = مسؤول النظام
staff-figure-field = { $count ->
    [zero] لا موظفين في الميدان
    [one] موظف واحد في الميدان
    [two] موظفان في الميدان
    [few] { $count } موظفين في الميدان
    [many] { $count } موظفًا في الميدان
   *[other] { $count } موظف في الميدان
}
    .title = الموظفون في الميدان
staff-unlock = فتح سجلات البعثة
staff-unlock-explained = أُعيد تشغيل الخادم. تُستقبل السجلات وتظهر الأسماء بعد إدخال المفتاح.
staff-passphrase = عبارة مرور البعثة
staff-passphrase-hint = كما دوّنها حامل المفتاح، بجميع المسافات
staff-wrong-passphrase = هذه لا تفتح المفتاح. تحقّق من كل كلمة وحاول مرة أخرى
staff-second-factor = العامل الثاني
staff-second-factor-page = فتح
staff-second-factor-on = مُعدّ
staff-second-factor-off = لا يوجد
staff-second-factor-due = تتطلب أدوارك عاملاً ثانياً. أعدّه قبل المتابعة.
staff-second-factor-explained = يعرض تطبيق المصادقة على هاتفك رمزاً جديداً كل نصف دقيقة. عند تسجيل الدخول تُطلب كلمة المرور وهذا الرمز. وجّه التطبيق نحو الصورة.
staff-second-factor-picture = صورة لتطبيق المصادقة؛ والسر نفسه مكتوب أدناه نصاً
staff-second-factor-by-hand = أو اكتب هذا السر في التطبيق:
staff-second-factor-set-up = إعداد
staff-second-factor-is-on = { $count ->
    [zero] العامل الثاني مُعدّ. لم يبق أي رمز احتياطي.
    [one] العامل الثاني مُعدّ. بقي رمز احتياطي واحد.
    [two] العامل الثاني مُعدّ. بقي رمزان احتياطيان.
    [few] العامل الثاني مُعدّ. بقيت { $count } رموز احتياطية.
    [many] العامل الثاني مُعدّ. بقي { $count } رمزاً احتياطياً.
   *[other] العامل الثاني مُعدّ. بقي { $count } رمز احتياطي.
}
staff-second-factor-lost = فقدت الهاتف أو نفدت الرموز؟ اطلب من المسؤول إعادة ضبط العامل الثاني، ثم أعدّ عاملاً جديداً.
staff-second-factor-reset = إعادة ضبط العامل الثاني
staff-code = الرمز
staff-code-hint = ستة أرقام من التطبيق، أو رمز احتياطي
staff-first-code-hint = الأرقام الستة التي يعرضها التطبيق الآن
staff-wrong-code = الرمز غير صحيح أو سبق استعماله. انتظر الرمز التالي وحاول مجدداً
staff-recovery-codes = الرموز الاحتياطية
staff-recovery-once = اكتب هذه الرموز على ورق الآن. لن تُعرض مرة أخرى.
staff-recovery-explained = يُستعمل كل رمز مرة واحدة بدل رمز التطبيق، ليوم تفقد فيه هاتفك.
staff-recovery-kept = كتبتها
staff-retention-explained = ما انتهت مدته يُنهى تلقائياً مرة في اليوم. يُعرض المستحق أولاً؛ والإيقاف يمنعه؛ وما زاد على خمسين دفعة واحدة ينتظر شخصين.
staff-retention-due = انتهت مدتها
staff-retention-soon = تُستحق خلال 30 يوماً
staff-retention-paused = موقوف
staff-retention-always = ما دامت البعثة
staff-retention-is-paused = هذا كله موقوف: لا يُنهى شيء حتى يُرفع الإيقاف.
staff-retention-held = موقوفة
staff-holds = حالات الإيقاف
staff-holds-none = لا يوجد إيقاف.
staff-retention-runs = التشغيل اليومي
staff-retention-runs-none = لم يُشغَّل بعد.
staff-retention-pause = إيقاف هذا كله
staff-retention-many = { $count ->
    [zero] لا سجلات انتهت مدتها.
    [one] سجل واحد انتهت مدته وينتظر شخصين.
    [two] سجلان انتهت مدتهما وينتظران شخصين.
    [few] { $count } سجلات انتهت مدتها. هذا العدد ينتظر شخصين.
    [many] { $count } سجلاً انتهت مدتها. هذا العدد ينتظر شخصين.
   *[other] { $count } سجل انتهت مدتها. هذا العدد ينتظر شخصين.
}
staff-retention-release-asked = طلبه { $who }. يجب أن يؤكده شخص آخر.
staff-retention-release-confirm = تأكيد: إنهاء نهائي
staff-retention-release = طلب إنهائها
staff-retention-due-on = تُستحق في
staff-retention-more = { $count ->
    [zero] ولا شيء آخر
    [one] وسجل آخر
    [two] وسجلان آخران
    [few] و{ $count } سجلات أخرى
    [many] و{ $count } سجلاً آخر
   *[other] و{ $count } سجل آخر
}
staff-retention-day = اليوم
staff-retention-ended = أُنهيت
staff-retention-waiting = تنتظر
staff-hold-on = على ماذا
staff-hold-reason = السبب
staff-hold-reference = المرجع
staff-hold-reference-hint = مثل رقم ملف؛ لا يُكتب اسم أبداً
staff-hold-reference-wrong = استعمل حروفاً لاتينية وأرقاماً وشرطات فقط
staff-hold-lift = رفع الإيقاف
staff-hold-all = كل ما هو من هذا النوع
staff-hold-set = إيقاف
staff-hold-explained = ما دام الإيقاف قائماً لا يُمحى شيء من هذا: لا بانتهاء المدة ولا بطلب.
staff-hold-claim = دعوى قانونية
staff-hold-investigation = تحقيق
staff-hold-audit = تدقيق
staff-hold-request = طلبه الشخص نفسه
staff-kept-sessions = جلسات الدخول
staff-kept-keys = مفاتيح تمنع حفظ النموذج مرتين
staff-kept-deleted = تُحذف
staff-kept-log = أرقام فقط؛ يُظهر أن شيئاً لم يتغير خفية
