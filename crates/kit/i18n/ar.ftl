language-name = العربية

date-about = حوالي { $year }
date-unknown = التاريخ غير معروف
date-as-of = حتى { $date }
date-since = منذ { $date }
date-days = { $count ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

list-more = { $count ->
    [zero] ولا شيء آخر
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $count } أخرى
    [many] و{ $count } أخرى
   *[other] و{ $count } أخرى
}

number-unknown = غير معروف


## الأخطاء: ما الذي حدث وما العمل

error-home = الانتقال إلى الصفحة الرئيسية
error-number = المشكلة { $number }
error-unreadable = تعذّرت قراءة هذا الطلب
error-unreadable-advice = ارجع وأرسل النموذج مرة أخرى. إذا أرسله برنامج فإن بياناته تختلف في شكلها عمّا تصفه واجهة البرمجة.
error-sign-in = سجّل الدخول أولًا
error-sign-in-advice = سجّل الدخول بحسابك أو أرسل رمز وصول صالحًا.
error-second-factor = أعدّ العامل الثاني أولاً
error-second-factor-advice = أدوارك تفتح سجلات يكون تسرّبها الأشدّ ضرراً. أعدّ في حسابك تطبيقاً يعرض رمزاً.
error-forged = انتهت صلاحية النموذج
error-forged-advice = انتهت جلستك أو بدأت من جديد والنموذج مفتوح. ارجع وانسخ ما كتبته إن احتجت إليه، ثم أعد تحميل الصفحة وأرسله مرة أخرى.
error-not-found = الصفحة غير موجودة
error-not-found-advice = لا توجد صفحة أو سجل كهذا، أو أنه ليس من السجلات التي تعمل عليها. تحقّق من العنوان أو اسأل المسؤول عن السجل.
error-method = لا يمكن القيام بذلك هنا
error-method-advice = افتح الصفحة من القائمة واستخدم أزرارها.
error-stale = غيّر شخص آخر هذا السجل في هذه الأثناء
error-stale-advice = لم يُحفظ شيء مما أدخلته. افتح السجل من جديد وانظر إلى ما تغيّر ثم أدخل تعديلك مرة أخرى.
error-key-reused = أُرسل هذا من قبل بمحتوى مختلف
error-key-reused-advice = ورد المفتاح نفسه مرتين بمحتوى مختلف. افتح النموذج من جديد وأرسله مرة أخرى.
error-duplicate = يوجد سجل مماثل بالفعل
error-duplicate-advice = ابحث عن السجل الموجود قبل إنشاء سجل آخر.
error-erased = مُحيت بيانات هذا الشخص
error-erased-advice = ما كان يدل على هوية الشخص زال نهائياً. وتبقى الأحداث بلا اسم محسوبة.
error-too-large = الحجم كبير جدًا
error-too-large-advice = الحد الأقصى للنموذج 1 ميغابايت وللملف 16 ميغابايت. قسّم الملف وأرسل أجزاءه واحدًا تلو الآخر.
error-format = هذا التنسيق غير مقبول هنا
error-format-advice = استخدم أحد التنسيقات المذكورة في الصفحة.
error-invalid = هناك ما يجب تصحيحه
error-invalid-advice = صحّح الحقول المعلَّمة وأرسل النموذج مرة أخرى.
error-refused = هذا غير ممكن الآن
error-too-often = محاولات كثيرة جدًا
error-too-often-advice = انتظر دقيقة ثم حاول مرة أخرى.
error-internal = حدث خطأ من جانبنا
error-internal-advice = لم يُحفظ شيء بصورة ناقصة. حاول مرة أخرى، وإذا تكرر الخطأ فأبلغ المسؤول عن النظام بالوقت والرقم المبيّن أدناه.
error-locked = سجلات البعثة مقفلة
error-locked-advice = أُعيد تشغيل الخادم وهو ينتظر حامل المفتاح. يمكن استقبال سجلات جديدة، ولا يمكن عرض الأسماء حتى يُدخَل المفتاح.
error-storage-full = قرص الخادم ممتلئ
error-storage-full-advice = لم يُحفظ شيء. احتفظ بما كتبته وأبلغ المسؤول عن النظام. القراءة ما زالت ممكنة.
error-database = قاعدة البيانات لا تستجيب
error-database-advice = لم يُحفظ شيء. احتفظ بما كتبته وحاول مرة أخرى بعد دقيقة.
error-not-audited = يبقى السجل مغلقًا
error-not-audited-advice = يجب تدوين فتح السجل في سجل التدقيق أولًا، وتعذّرت الكتابة فيه الآن. حاول مرة أخرى بعد دقيقة.
error-too-slow = استغرق هذا وقتًا طويلًا
error-too-slow-advice = لم يُؤكَّد أي شيء. حاول مرة أخرى: النموذج الذي يصل مرتين يُحفظ مرة واحدة.

ui-saved = تم الحفظ
ui-my-account = حسابي

## The words that parts of a page say by themselves

ui-skip-to-main = انتقل إلى المحتوى الرئيسي
ui-menu = القائمة
ui-main-navigation = القائمة الرئيسية
ui-language = اللغة
ui-sign-out = تسجيل الخروج
ui-back = رجوع
ui-breadcrumb = موقعك في البرنامج
ui-demo = عرض تجريبي
ui-internal = للاستخدام الداخلي
ui-done = تم
ui-important = مهم
ui-warning = تحذير
ui-exit-page = مغادرة هذه الصفحة
ui-exit-leaving = جارٍ مغادرة الصفحة
ui-exit-shift = تم الضغط على Shift. اضغط مرتين أخريين للمغادرة
ui-exit-shift-again = تم الضغط على Shift مرتين. اضغط مرة أخرى للمغادرة
ui-exit-shift-over = انتهت مهلة المغادرة بمفتاح Shift
ui-problem = هناك مشكلة
ui-error = خطأ:
ui-choose = اختر
ui-all = الكل
ui-no-match = لا توجد نتائج
ui-type-to-search = اكتب لتقصير القائمة ثم اختر بمفاتيح الأسهم
ui-day = اليوم
ui-month = الشهر
ui-year = السنة
ui-age-about = أو العمر تقريبًا
ui-date-partial = اترك اليوم أو الشهر فارغًا إذا كان غير معروف
ui-show = إظهار
ui-hide = إخفاء
ui-show-password = إظهار كلمة المرور
ui-hide-password = إخفاء كلمة المرور
ui-password-shown = كلمة المرور ظاهرة
ui-password-hidden = كلمة المرور مخفية
ui-filter = تصفية
ui-filter-apply = تطبيق
ui-filter-applied = عوامل التصفية المستخدمة
ui-filter-clear = مسح عوامل التصفية
ui-filter-chip = { $label }: { $value }
ui-remove = إزالة
ui-pages = الصفحات
ui-previous = السابق
ui-next = التالي
ui-characters-at-most = الحد الأقصى للأحرف: { $number }
ui-characters-left = الأحرف المتبقية: { $number }
ui-characters-over = الأحرف الزائدة: { $number }


## ما الخطأ في الحقل

check-required = أدخل: { $field }
check-required-choice = اختر: { $field }
check-too-long = { $max ->
    [zero] لا تكتب أي حرف
    [one] لا تكتب أكثر من حرف واحد
    [two] لا تكتب أكثر من حرفين
    [few] لا تكتب أكثر من { $max } أحرف
    [many] لا تكتب أكثر من { $max } حرفًا
   *[other] لا تكتب أكثر من { $max } حرف
}
check-characters = احذف الأحرف غير القابلة للطباعة
check-choice = اختر إحدى الإجابات المعروضة
check-whole = أدخل عددًا صحيحًا، مثل 12
check-range = أدخل عددًا من { $min } إلى { $max }
check-decimal = أدخل عددًا بثلاث منازل عشرية على الأكثر، مثل 332.2
check-date = هذا التاريخ غير موجود. أدخل اليوم والشهر والسنة، مثل 9 6 2022
check-whole-date = أدخل اليوم والشهر والسنة
check-future = لم يأتِ هذا اليوم بعد. أدخل اليوم الحالي أو يومًا سابقًا
check-birth = أدخل تاريخ ميلاد ليس في المستقبل ولا قبل عام 1890
