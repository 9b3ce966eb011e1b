avrr-title = العودة المدعومة
avrr-open = فتح ملف
avrr-case = الملف { $number }
avrr-number = ملف العودة
avrr-person = رقم ملف الشخص
avrr-no-such-person = لا يوجد بين السجلات المتاحة لك شخص بهذا الرقم. تحقق من كل رقم.
avrr-open-already = لهذا الشخص ملف عودة لا يزال مفتوحًا. تابع ذلك الملف.
avrr-opened-on = تاريخ الفتح
avrr-place = مكان الإقامة أو اللقاء
avrr-from = فُتح من
avrr-to = فُتح حتى
avrr-none = لا توجد ملفات مطابقة
avrr-none-hint = امسح عوامل التصفية لعرض الكل.
avrr-stage = المرحلة
avrr-stage-opened = مفتوح
avrr-stage-counselled = قُدمت المشورة
avrr-stage-applied = قُدم الطلب
avrr-stage-declared = وُقع الإقرار
avrr-stage-eligible = مستوفٍ للشروط
avrr-stage-departed = غادر
avrr-stage-arrived = وصل
avrr-stage-rejected = غير مستوفٍ للشروط
avrr-stage-suspended = موقوف مؤقتًا
avrr-stage-withdrawn = مسحوب
avrr-stage-closed = مغلق
avrr-next = الخطوة التالية
avrr-next-opened = تقديم المشورة حول جميع الخيارات
avrr-next-counselled = تسجيل الطلب إذا قرر الشخص العودة
avrr-next-applied = قراءة إقرار الطوعية وفهمه وتوقيعه
avrr-next-declared = البت في استيفاء الشروط
avrr-next-eligible = تحضير السفر ثم تسجيل نتيجة المغادرة
avrr-next-departed = تأكيد الوصول
avrr-next-suspended = معالجة سبب التوقف
avrr-next-withdrawn = التأكد من الشخص على انفراد؛ وتستمر المساعدات الأخرى
avrr-next-close = إغلاق الملف عند انتهاء الدعم
avrr-next-nothing = لا شيء
avrr-events = ما حدث
avrr-no-events = لم يُسجل شيء بعد.
avrr-family = ملفات أخرى للأسرة
avrr-record = تسجيل: { $kind }
avrr-record-other = تسجيل شيء آخر
avrr-kind = ما حدث
avrr-kind-counselling = تقديم المشورة
avrr-kind-application = الطلب
avrr-kind-declaration = إقرار الطوعية
avrr-kind-eligibility = القرار بشأن استيفاء الشروط
avrr-kind-departure = المغادرة
avrr-kind-arrival = الوصول
avrr-kind-withdrawn = الانسحاب
avrr-kind-suspended = إيقاف مؤقت
avrr-kind-resumed = الاستئناف
avrr-kind-closed = الإغلاق
avrr-withdrawn-hint = لا يُطلب سبب. يفقد الإقرار مفعوله فورًا، وتستمر الإقامة والمساعدة ولا تُبلغ أي سلطة.
avrr-day = اليوم
avrr-mode = الطريقة
avrr-mode-in-person = شخصيًا
avrr-mode-phone = بالهاتف
avrr-mode-online = عبر الإنترنت
avrr-channel = كيف وصل الشخص إلينا
avrr-decision = القرار
avrr-refusal = سبب عدم الاستيفاء
avrr-refusal-hint = فقط إذا لم يستوفِ الشخص الشروط
avrr-refusal-destination = العودة إلى هذه الوجهة معلقة
avrr-refusal-assisted-before = سبق تقديم المساعدة
avrr-refusal-own-means = يستطيع السفر على نفقته
avrr-refusal-pending-claim = طلب لجوء قيد النظر
avrr-refusal-legal-bar = ممنوع قانونًا من المغادرة حاليًا
avrr-outcome = النتيجة
avrr-outcome-no-show = لم يحضر
avrr-outcome-refused-boarding = رُفض الصعود
avrr-outcome-withdrew = انسحب عند المغادرة
avrr-pause-medical = طبي
avrr-pause-documents = الوثائق
avrr-pause-best-interests = إجراء قيد النظر
avrr-pause-asylum = اللجوء
avrr-closure-support-ended = انتهى الدعم
avrr-closure-no-contact = انقطع الاتصال
avrr-closure-left-area = غادر المنطقة
avrr-closure-transferred = نُقل
avrr-closure-died = تُوفي
avrr-closure-duplicate = ملف مكرر
avrr-closure-funding-ended = انتهى التمويل
avrr-other = غير ذلك
avrr-country = بلد العودة
avrr-language = اللغة
avrr-language-hint = اللغة التي فهم بها الشخص ذلك
avrr-witness = الشاهد
avrr-witness-hint = حساب موظف ثانٍ شهد التوقيع
avrr-witness-other = أدخل حساب موظف آخر
avrr-witnessed-by = الشاهد: { $account }
avrr-age = { $count ->
    [zero] العمر { $count } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
avrr-clearance-uncleared = غادر دون استيفاء كل الشروط
avrr-clearance-not-evaluated = لم تُقيَّم الشروط: مستورد
avrr-departed-already = المغادرة مسجلة من قبل. إن كانت خطأ فتراجع عنها أولًا.
avrr-no-departure = لا توجد مغادرة مسجلة قبل ذلك اليوم. سجل المغادرة أولًا.
avrr-closed-already = أُغلق الملف قبل ذلك اليوم.
avrr-not-suspended = الملف غير موقوف.
avrr-paused-already = الملف موقوف أو منتهٍ من قبل.
avrr-arrival-stands = يستند وصول إلى هذه المغادرة. تراجع عن الوصول أولًا.
avrr-void = تراجع عن القيد
avrr-void-hint = يبقى محفوظًا ومعلَّمًا ولا يُحتسب
avrr-void-mistake = سُجل خطأ
avrr-void-twice = سُجل مرتين
avrr-void-did-not-happen = لم يحدث
avrr-voided = تم التراجع: { $reason }
avrr-contacts = الاستفسارات عن العودة
avrr-contacts-hint = من سأل عن العودة. لا يلزم ذكر الاسم، والسؤال لا يُلزم بشيء.
avrr-add-contact = تسجيل استفسار
avrr-no-contacts = لا توجد استفسارات مطابقة
avrr-figure-returned = { $count ->
    [zero] لم يُساعَد أحد على العودة ({ $count })
    [one] شخص واحد ساعدناه على العودة
    [two] شخصان ساعدناهما على العودة
    [few] { $count } أشخاص ساعدناهم على العودة
    [many] { $count } شخصًا ساعدناهم على العودة
   *[other] { $count } شخص ساعدناهم على العودة
}
    .title = أشخاص ساعدناهم على العودة
avrr-figure-returned-december = { $count ->
    [zero] { $percent } من عودات السنة كانت في ديسمبر: { $count } شخص
    [one] { $percent } من عودات السنة كانت في ديسمبر: شخص واحد
    [two] { $percent } من عودات السنة كانت في ديسمبر: شخصان
    [few] { $percent } من عودات السنة كانت في ديسمبر: { $count } أشخاص
    [many] { $percent } من عودات السنة كانت في ديسمبر: { $count } شخصًا
   *[other] { $percent } من عودات السنة كانت في ديسمبر: { $count } شخص
}
    .title = حصة ديسمبر من عودات السنة
avrr-figure-returned-children = { $count ->
    [zero] لم يُساعَد أي طفل على العودة ({ $count })
    [one] طفل واحد ساعدناه على العودة
    [two] طفلان ساعدناهما على العودة
    [few] { $count } أطفال ساعدناهم على العودة
    [many] { $count } طفلًا ساعدناهم على العودة
   *[other] { $count } طفل ساعدناهم على العودة
}
    .title = أطفال ساعدناهم على العودة
avrr-figure-returned-children-share = { $count ->
    [zero] { $percent } ممن ساعدناهم على العودة أطفال: { $count } شخص
    [one] { $percent } ممن ساعدناهم على العودة أطفال: شخص واحد
    [two] { $percent } ممن ساعدناهم على العودة أطفال: شخصان
    [few] { $percent } ممن ساعدناهم على العودة أطفال: { $count } أشخاص
    [many] { $percent } ممن ساعدناهم على العودة أطفال: { $count } شخصًا
   *[other] { $percent } ممن ساعدناهم على العودة أطفال: { $count } شخص
}
    .title = نسبة الأطفال بين من ساعدناهم على العودة
avrr-figure-returned-iraq = { $count ->
    [zero] { $percent } ممن ساعدناهم على العودة عراقيون: { $count } شخص
    [one] { $percent } ممن ساعدناهم على العودة عراقيون: شخص واحد
    [two] { $percent } ممن ساعدناهم على العودة عراقيون: شخصان
    [few] { $percent } ممن ساعدناهم على العودة عراقيون: { $count } أشخاص
    [many] { $percent } ممن ساعدناهم على العودة عراقيون: { $count } شخصًا
   *[other] { $percent } ممن ساعدناهم على العودة عراقيون: { $count } شخص
}
    .title = نسبة العراقيين بين من ساعدناهم على العودة
avrr-figure-returned-cuba = { $count ->
    [zero] { $percent } ممن ساعدناهم على العودة كوبيون: { $count } شخص
    [one] { $percent } ممن ساعدناهم على العودة كوبيون: شخص واحد
    [two] { $percent } ممن ساعدناهم على العودة كوبيون: شخصان
    [few] { $percent } ممن ساعدناهم على العودة كوبيون: { $count } أشخاص
    [many] { $percent } ممن ساعدناهم على العودة كوبيون: { $count } شخصًا
   *[other] { $percent } ممن ساعدناهم على العودة كوبيون: { $count } شخص
}
    .title = نسبة الكوبيين بين من ساعدناهم على العودة
avrr-figure-returned-nationality = { $count ->
    [zero] { $count } شخص ساعدناهم على العودة حسب الجنسية
    [one] شخص واحد ساعدناه على العودة حسب الجنسية
    [two] شخصان ساعدناهما على العودة حسب الجنسية
    [few] { $count } أشخاص ساعدناهم على العودة حسب الجنسية
    [many] { $count } شخصًا ساعدناهم على العودة حسب الجنسية
   *[other] { $count } شخص ساعدناهم على العودة حسب الجنسية
}
    .title = من ساعدناهم على العودة حسب الجنسية
avrr-figure-applied = { $count ->
    [zero] لا أحد مسجل للعودة المدعومة ({ $count })
    [one] شخص واحد مسجل للعودة المدعومة
    [two] شخصان مسجلان للعودة المدعومة
    [few] { $count } أشخاص مسجلون للعودة المدعومة
    [many] { $count } شخصًا مسجلًا للعودة المدعومة
   *[other] { $count } شخص مسجل للعودة المدعومة
}
    .title = المسجلون للعودة المدعومة
avrr-figure-contacts = { $count ->
    [zero] لا استفسارات عن العودة ({ $count })
    [one] استفسار واحد عن العودة
    [two] استفساران عن العودة
    [few] { $count } استفسارات عن العودة
    [many] { $count } استفسارًا عن العودة
   *[other] { $count } استفسار عن العودة
}
    .title = الاستفسارات عن العودة
avrr-figure-contacts-cuba = { $count ->
    [zero] { $percent } من الاستفسارات عن العودة من كوبيين: { $count } استفسار
    [one] { $percent } من الاستفسارات عن العودة من كوبيين: استفسار واحد
    [two] { $percent } من الاستفسارات عن العودة من كوبيين: استفساران
    [few] { $percent } من الاستفسارات عن العودة من كوبيين: { $count } استفسارات
    [many] { $percent } من الاستفسارات عن العودة من كوبيين: { $count } استفسارًا
   *[other] { $percent } من الاستفسارات عن العودة من كوبيين: { $count } استفسار
}
    .title = نسبة الكوبيين من الاستفسارات عن العودة

avrr-list-title = قائمة العائدين
avrr-list-explained = أشخاص غادروا بمساعدة البعثة، لكل شخص صف.
avrr-list-would = شخص جديد ومغادرة
avrr-list-number = رقم الملف في القائمة
avrr-list-departure = يوم المغادرة
avrr-list-application = يوم تقديم الطلب
avrr-list-no-name = أدخل اسمًا أو رقم ملف
avrr-list-applied-later = الطلب بعد المغادرة
