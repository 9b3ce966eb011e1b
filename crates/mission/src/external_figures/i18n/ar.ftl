external-figures-title = أرقام خارجية
external-figures-enter = إدخال قيمة
external-figures-save = حفظ
external-figures-history = جميع القيم
external-figures-cell-of = القيمة حتى { $day }
external-figures-series = السلسلة
external-figures-series-border-entries = الدخول عبر الحدود منذ 24 شباط/فبراير 2022
external-figures-series-direct-entries = الدخول المباشر من أوكرانيا في الأسبوع
external-figures-series-camp-population = الأشخاص في المخيم العشوائي
external-figures-kind-entry-flow = حالات عبور منذ يوم معيّن بحسب عدّ جهات أخرى. قد يعبر الشخص الواحد أكثر من مرة؛ ولا تدل على عدد الموجودين هنا الآن.
external-figures-kind-stock-estimate = أشخاص موجودون في وقت معيّن بحسب تقدير جهات أخرى. لا تُجمع مع حالات العبور.
external-figures-class = الفئة
external-figures-class-by = مواطنو بيلاروس
external-figures-class-ua = مواطنو أوكرانيا
external-figures-class-tcn = رعايا بلدان ثالثة
external-figures-class-all = الجميع
external-figures-class-of-another-series = اختر فئة من هذه السلسلة
external-figures-value = القيمة
    .hint = كما أبلغ عنها المصدر. يجوز تركها فارغة إذا كان التقدير بالكلمات.
external-figures-value-required = أدخل القيمة المبلّغ عنها
external-figures-value-or-words = أدخل قيمة أو تقديرًا بالكلمات
external-figures-as-of = حتى تاريخ
    .hint = اليوم الذي عدّ المصدر حتى نهايته
external-figures-received-on = تاريخ الاستلام
external-figures-received-before = أدخل يومًا ليس قبل يوم العدّ
external-figures-source = المصدر
    .hint = الجهة التي أبلغت، مثل لجنة حدود الدولة
external-figures-reference = الوثيقة
    .hint = أين يمكن قراءتها مجددًا: عنوان الوثيقة أو الرسالة أو رقمها أو تاريخها
external-figures-estimate = للتقديرات فقط
external-figures-low = على الأقل
external-figures-high = على الأكثر
external-figures-no-range = قيم هذه السلسلة دقيقة: اترك النطاق فارغًا
external-figures-range-in-order = أدخل نطاقًا يشمل القيمة، العدد الأصغر أولًا
external-figures-in-words = بكلمات المصدر
    .hint = مثل: شخصان أو أكثر في الأسبوع
external-figures-method = الطريقة
    .hint = كيف توصّل المصدر إلى التقدير، أو أن ذلك غير معروف
external-figures-method-required = أدخل كيف توصّل المصدر إلى التقدير، أو أن ذلك غير معروف
external-figures-state = الحالة
external-figures-in-force = سارية
external-figures-superseded = حلّت محلها قيمة أخرى
external-figures-superseded-by = حلّت محل هذه القيمة قيمة لاحقة للفئة نفسها واليوم نفسه
external-figures-not-moved = { $reports ->
    [zero] لم تتغير منذ { $reports } تقرير، عدد الأيام: { $days }
    [one] لم تتغير منذ تقرير واحد ({ $reports })، عدد الأيام: { $days }
    [two] لم تتغير منذ تقريرين ({ $reports })، عدد الأيام: { $days }
    [few] لم تتغير منذ { $reports } تقارير، عدد الأيام: { $days }
    [many] لم تتغير منذ { $reports } تقريرًا، عدد الأيام: { $days }
   *[other] لم تتغير منذ { $reports } تقرير، عدد الأيام: { $days }
}
external-figures-void = سحب
external-figures-void-hint = تبقى القيمة في السجل مع علامة، وتسري من جديد القيمة التي حلّت محلها.
external-figures-void-reason = السبب
external-figures-void-mistaken = أُدخلت خطأً
external-figures-void-duplicate = أُدخلت مرتين
external-figures-void-withdrawn = سحبها المصدر
external-figures-voided = مسحوبة
external-figures-voided-because = مسحوبة: { $reason }
external-figures-none = لا توجد قيم بعد
external-figures-none-hint = يُدخل مسؤول التقارير ما يبلّغ عنه المصدر.

## الأرقام

external-figures-figure-border-entries = { $count ->
    [zero] لم تبلّغ سلطة الحدود عن أي حالة دخول إلى البلد ({ $count })
    [one] أبلغت سلطة الحدود عن حالة دخول واحدة إلى البلد ({ $count })
    [two] أبلغت سلطة الحدود عن حالتي دخول إلى البلد ({ $count })
    [few] أبلغت سلطة الحدود عن { $count } حالات دخول إلى البلد
    [many] أبلغت سلطة الحدود عن { $count } حالة دخول إلى البلد
   *[other] أبلغت سلطة الحدود عن { $count } حالة دخول إلى البلد
}
    .title = حالات الدخول إلى البلد منذ 24 شباط/فبراير 2022 كما تبلّغ عنها سلطة الحدود
external-figures-figure-direct-entries = { $count ->
    [zero] الدخول المباشر من أوكرانيا مقدّر بالكلمات فقط
    [one] يُقدَّر أن شخصًا واحدًا ({ $count }) تقريبًا يدخل مباشرة من أوكرانيا في الأسبوع
    [two] يُقدَّر أن شخصين ({ $count }) تقريبًا يدخلان مباشرة من أوكرانيا في الأسبوع
    [few] يُقدَّر أن نحو { $count } أشخاص يدخلون مباشرة من أوكرانيا في الأسبوع
    [many] يُقدَّر أن نحو { $count } شخصًا يدخلون مباشرة من أوكرانيا في الأسبوع
   *[other] يُقدَّر أن نحو { $count } شخص يدخلون مباشرة من أوكرانيا في الأسبوع
}
    .title = الدخول المباشر من أوكرانيا في الأسبوع، تقدير جهات أخرى
external-figures-figure-camp-population = { $count ->
    [zero] عدد الأشخاص في المخيم العشوائي مقدّر بالكلمات فقط
    [one] يُقدَّر وجود شخص واحد ({ $count }) تقريبًا في المخيم العشوائي
    [two] يُقدَّر وجود شخصين ({ $count }) تقريبًا في المخيم العشوائي
    [few] يُقدَّر وجود نحو { $count } أشخاص في المخيم العشوائي
    [many] يُقدَّر وجود نحو { $count } شخصًا في المخيم العشوائي
   *[other] يُقدَّر وجود نحو { $count } شخص في المخيم العشوائي
}
    .title = الأشخاص في المخيم العشوائي، تقدير جهات أخرى

external-figures-list-title = أرقام الجهات الأخرى
external-figures-list-explained = ما أبلغت عنه جهات أخرى، لكل رقم صف: السلسلة والفئة واليوم والقيمة والمصدر.
external-figures-list-would = خلية جديدة
