people-title = الأشخاص
people-register = تسجيل أشخاص
people-save = حفظ
people-none = لا أحد يطابق
people-none-hint = امسح عوامل التصفية أو ابحث بالاسم أو برقم الملف.
people-search = البحث عن شخص
people-search-hint = بدايات الأسماء بأي كتابة أو رقم وثيقة أو رقم ملف
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
