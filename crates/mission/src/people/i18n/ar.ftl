people-title = الأشخاص
people-register = تسجيل أشخاص
people-save = حفظ
people-none = لا أحد يطابق
people-none-hint = امسح عوامل التصفية أو ابحث بالاسم أو برقم الملف.
people-search = البحث عن شخص
people-search-hint = بدايات الأسماء بأي كتابة، أو رقم وثيقة أو هاتف، أو رقم ملف
people-search-button = بحث
people-found = { $count ->
    [zero] لم يُعثر على أحد
    [one] عُثر على شخص واحد
    [two] عُثر على شخصين
    [few] عُثر على { $count } أشخاص
    [many] عُثر على { $count } شخصًا
   *[other] عُثر على { $count } شخص
}
people-nobody-found = لم يُعثر على أحد
people-nobody-found-hint = جرّب أحرفًا أقل أو تهجئة أخرى أو الاسم بكتابة أخرى.
people-case = الملف { $number }
people-number = رقم الملف
people-name = الاسم
people-given = الاسم الأول
people-family = اسم العائلة
people-father = اسم الأب
people-other-script = الاسم بكتابة أخرى
people-other-script-hint = كما في جواز السفر
people-if-known = إن كان معروفًا
people-sex = الجنس
people-sex-female = أنثى
people-sex-male = ذكر
people-sex-other = آخر
people-sex-unknown = غير معروف
people-birth = تاريخ الميلاد
people-birth-year = سنة الميلاد
people-nationality = الجنسية
people-unknown-country = اختر بلدًا من القائمة، فاسم مثل «الكونغو» قد يعني بلدين
people-document = رقم الوثيقة
people-phone = الهاتف
people-address = أين يمكن العثور على الشخص
people-address-hint = ما يلزم للقاء مرة أخرى فقط
people-population = الفئة
people-population-ukraine = نازحون من أوكرانيا
people-population-third-country = رعايا دول ثالثة فرّوا من أوكرانيا
people-population-stranded = مهاجرون تقطعت بهم السبل
people-population-national = مواطنو هذا البلد
people-population-other = آخرون
people-channel = كيف وصل الشخص إلينا
people-channel-walk-in = حضر بنفسه
people-channel-site-visit = أثناء زيارة ميدانية
people-channel-phone = الهاتف
people-channel-email = البريد الإلكتروني
people-channel-hotline = الخط الساخن
people-channel-partner = أحاله شريك
people-channel-authority = أحالته جهة رسمية
people-channel-import = قائمة مستوردة
people-office = المكتب
people-place = مكان اللقاء
people-place-hint = إن لم يكن في المكتب
people-registered-on = يوم التسجيل
people-arrived-on = يوم الوصول إلى البلد
people-household = الأسرة المعيشية
people-household-role = الصفة في الأسرة
people-role-head = رب الأسرة
people-role-spouse = الزوج أو الزوجة
people-role-child = طفل
people-role-parent = أحد الوالدين
people-role-sibling = أخ أو أخت
people-role-other = أخرى
people-members = أفراد الأسرة
people-members-hint = أضف كل من يعيش ويأكل مع هذا الشخص. اترك هذا الجزء إن كان وحده.
people-member = فرد
people-add-member = إضافة فرد
people-perhaps-known = قد يكون هؤلاء الأشخاص معروفين من قبل
people-perhaps-known-hint = افتح سجلاتهم أولًا. إن كان شخصًا آخر فاضغط «حفظ» مرة أخرى.
people-correct = تصحيح
people-merge = الشخص نفسه…
people-merge-explained = يُربط تسجيلان لشخص واحد. لا يتغير فيهما شيء ويمكن التراجع عن الربط.
people-perhaps-same = تسجيلات بأسماء متشابهة
people-why-alike = لماذا قد يكون الشخص نفسه
people-reason = { $field }: { $finding }
people-very-likely = الأرجح جدًا أنه الشخص نفسه
people-likely = الأرجح أنه الشخص نفسه
people-possible = قد يكون الشخص نفسه
people-alike-same = متطابق
people-alike-other-spelling = متطابق بكتابة أو تهجئة أخرى
people-alike-one-letter = فرق حرف أو رقم واحد
people-alike-partly = متطابق جزئيًا
people-alike-exchanged = تبادل الاسم الأول واسم العائلة مكانيهما
people-alike-day-month = تبادل اليوم والشهر مكانيهما
people-alike-date-slip = جزء واحد من التاريخ مختلف
people-alike-same-year = السنة نفسها
people-alike-near-year = فرق سنة أو سنتين
people-alike-households = أسرتان بينهما فرد آخر مشترك
people-alike-differs = مختلف
people-other-number = رقم ملف التسجيل الآخر
people-other-number-hint = مثل 4721-8305-6
people-no-such-number = لا يوجد تسجيل آخر بهذا الرقم. تحقّق من كل رقم.
people-already-one = هذان التسجيلان مرتبطان بالفعل.
people-later-merge = يعتمد ربط لاحق على هذا الربط. تراجع عنه أولًا.
people-same-person = تسجيلات الشخص نفسه
people-undo-merge = التراجع عن الربط
people-void = سحب التسجيل
people-void-hint = يُحفظ مع علامة ولا يُحتسب بعد ذلك
people-void-reason = السبب
people-void-mistake = سُجّل خطأً
people-void-twice = سُجّل مرتين
people-void-not-a-person = ليس شخصًا (تجربة)
people-void-asked = بطلب من الشخص
people-is-voided = سُحب هذا التسجيل: { $reason }
people-retention-what = التسجيلات: الأسماء والوثائق ووسائل الاتصال
people-retention-then = يُتلف مفتاح الشخص ويبقى ما تحتاجه الإحصاءات
people-figure-registered = { $count ->
    [zero] لم يُسجّل أي شخص
    [one] سُجّل شخص واحد
    [two] سُجّل شخصان
    [few] سُجّل { $count } أشخاص
    [many] سُجّل { $count } شخصًا
   *[other] سُجّل { $count } شخص
}
    .title = الأشخاص المسجّلون

people-list-title = قائمة التسجيل
people-list-explained = أشخاص التقيناهم في موقع، لكل شخص صف؛ وتشترك العائلة في رقم أسرة واحد.
people-list-would = تسجيل جديد
people-list-household = رقم الأسرة
people-list-no-name = أدخل اسمًا أو رقمًا
people-listed-full-name = الاسم الكامل
people-listed-age = العمر
people-erase = محو بيانات هذا الشخص
people-erasure = محو بيانات
people-erasures = محو البيانات
people-erasures-explained = من تُمحى بياناته: يطلب شخص ويؤكد شخص آخر. لا أسماء هنا.
people-erasures-none = لا توجد طلبات محو
people-erasures-none-hint = يقدّم منسق حماية البيانات الطلب من صفحة الشخص.
people-erase-explained = يُقدَّم الطلب هنا، ولا يُنفَّذ إلا بعد أن يؤكده شخص آخر. تُمحى جميع تسجيلات هذا الشخص معاً.
people-erase-several = { $count ->
    [zero] لا تسجيلات مرتبطة بهذا الشخص:
    [one] تسجيل واحد مرتبط بهذا الشخص:
    [two] تسجيلان مرتبطان بهذا الشخص:
    [few] { $count } تسجيلات مرتبطة بهذا الشخص:
    [many] { $count } تسجيلاً مرتبطاً بهذا الشخص:
   *[other] { $count } تسجيل مرتبط بهذا الشخص:
}
people-erase-goes = ما الذي يزول
people-erase-goes-clear = أرقام الملفات وسنة الميلاد والأسرة والمكان والأرقام في أنظمة أخرى
people-erase-versions = { $count ->
    [zero] لا نسخ
    [one] نسخة واحدة
    [two] نسختان
    [few] { $count } نسخ
    [many] { $count } نسخة
   *[other] { $count } نسخة
}
people-erase-stays = ما الذي يبقى، بلا اسم
people-erase-events = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثاً
   *[other] { $count } حدث
}
people-erase-stays-log = سجل التدقيق: أرقام بلا أسماء
people-erase-held = بيانات هذا الشخص موقوف محوها. لا يُمحى شيء حتى يُرفع الإيقاف.
people-erase-for-good = المحو نهائي. لا يمكن التراجع عنه بأي مفتاح ولا من أي نسخة احتياطية.
people-erase-ask = تقديم طلب المحو
people-erase-reason = السبب
people-erase-reason-withdrawn = سُحبت الموافقة
people-erase-reason-objected = يعترض الشخص على الاحتفاظ بها
people-erase-reason-unlawful = ما كان ينبغي الاحتفاظ بها
people-erase-reason-not-needed = لم تعد لازمة
people-erase-reason-term = انتهت مدتها
people-erase-reference = رقم الطلب
people-erase-reference-hint = كما في سجل الطلبات، مثل DP-2022-014؛ لا يُكتب اسم أبداً
people-erase-reference-wrong = استعمل حروفاً لاتينية وأرقاماً وشرطات فقط، مع رقم واحد على الأقل
people-erase-other-office = أحد تسجيلات هذا الشخص يخص مكتباً لا تعمل معه.
people-erase-changed = تغيّر ربط التسجيلات بعد تقديم الطلب. ارفضه وقدّم طلباً جديداً.
people-erase-state = الحالة
people-erase-state-asked = بانتظار شخص ثانٍ
people-erase-state-confirmed = قيد التنفيذ
people-erase-state-done = مُحيت
people-erase-state-refused = رُفض أو سُحب
people-erase-asked-on = تاريخ الطلب
people-erase-asked-by = مقدّم الطلب
people-erase-decided-on = تاريخ القرار
people-erase-decided-by = صاحب القرار
people-erase-waits = يجب أن يؤكد هذا شخص آخر.
people-erase-backups = تبقى المفاتيح في النسخ الاحتياطية السابقة حتى تُحذف تلك النسخ. وعند الاستعادة تُطبَّق قائمة المحو الموجودة بجانب كل نسخة لاحقة.
people-erase-confirm = محو نهائي
people-erase-refuse = رفض
people-erase-withdraw = سحب الطلب
people-erased-on = مُحيت في { $day }
people-hold = إيقاف المحو
people-sealed-identity = الأسماء وتاريخ الميلاد والوثائق
people-sealed-contact = الهواتف والعناوين
people-sealed-protection = ملاحظات الحماية
people-sealed-medical = ملاحظات طبية
people-sealed-attachments = صور وملفات
