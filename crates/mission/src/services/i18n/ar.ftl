services-title = المساعدات والخدمات
services-record = تسجيل تقديم مساعدة
services-edit = متابعة التقديم
services-save = حفظ
services-none = لا توجد سجلات مطابقة
services-none-hint = امسح عوامل التصفية أو سجّل تقديم مساعدة.
services-item = ما الذي قُدّم
services-item-in-unit = { $item } ({ $unit })
services-quantity = الكمية
services-quantity-hint = بالوحدة المذكورة بجانب الاسم. يجوز للكيلوغرامات واللترات حتى ثلاث منازل عشرية.
services-quantity-needed = أدخل الكمية المقدمة
services-people = الأشخاص
services-persons = أرقام حالات من تلقّوا المساعدة
services-persons-hint = كل رقم في سطر. اتركه فارغًا للتوزيع الجماعي.
services-unknown-number = رقم الحالة { $number } في القائمة غير معروف. تحقق من كل رقم.
services-too-many-persons = لا يزيد عدد المذكورين في السجل الواحد على 500 شخص
services-headcount = أشخاص بلا رقم حالة
services-headcount-hint = كم شخصًا آخر تلقّى المساعدة، إن عُرف ذلك
services-served = برقم حالة: { $named }، بلا رقم: { $unnamed }
services-population = الفئة
services-purpose = الغرض
services-purpose-hint = إذا كانت الخدمة لأمر محدد
services-purpose-employment = إجراءات العمل
services-purpose-medical = موعد طبي
services-purpose-documents = الوثائق
services-purpose-education = التعليم
services-purpose-return = العودة
services-purpose-other = أخرى
services-implementer = من قدّمها
services-office = المكتب
services-place = المكان
services-place-hint = إن لم يكن في المكتب
services-status = الحالة
services-status-planned = مخطط لها
services-status-active = جارية
services-status-done = منجزة
services-occurred-on = اليوم
services-occurred-on-hint = متى قُدّمت أو بدأت؛ وللخطة، منذ متى هي قائمة
services-from-day = من
services-to-day = إلى
services-only-voided = المسحوبة فقط
services-report = البلاغ
services-reports = البلاغات
services-reports-explained = قد تُبلغ عدة منظمات عن التقديم نفسه. ويُحتسب مرة واحدة.
services-add-report = إضافة بلاغ عن التقديم نفسه
services-reporter = من أبلغ عنها
services-reporter-hint = قد تكون منظمة غير التي قدّمت المساعدة
services-reported-on = تاريخ البلاغ
services-external-ref = المرجع
services-external-ref-hint = الرقم في أوراق الجهة المبلِّغة، إن وُجد
services-reported-before = أبلغت هذه المنظمة عن هذا التقديم من قبل
services-perhaps-told = ربما سُجّل هذا التقديم من قبل
services-perhaps-told-hint = إن كان هو نفسه فافتحه وأضف بلاغك هناك. وإن كان غيره فاضغط «حفظ» مرة أخرى.
services-redeemed = القسائم المستعملة
services-redeemed-too-many = أدخل عددًا لا يزيد على ما صُرف
services-void = سحب السجل
services-void-hint = يبقى محفوظًا مع علامة ولا يُحتسب بعد ذلك
services-void-reason = السبب
services-void-mistake = سُجّل بالخطأ
services-void-twice = سُجّل مرتين
services-void-not-given = لم تُقدَّم في النهاية
services-voided = مسحوب
services-is-voided = سُحب هذا السجل: { $reason }
services-catalogue = القائمة
services-add-item = إضافة إلى القائمة
services-code = الرمز
services-code-hint = أحرف لاتينية صغيرة وأرقام وشرطات سفلية، مثل «baby_food». لا يمكن تغييره لاحقًا.
services-wrong-code = استخدم أحرفًا لاتينية صغيرة وأرقامًا وشرطات سفلية، مثل «baby_food»
services-code-taken = هذا الرمز مستعمل. اختر رمزًا آخر.
services-name = الاسم
services-name-hint = كما يسميه زملاؤك؛ لا يُترجم
services-kind = النوع
services-kind-item = مواد
services-kind-service = خدمة
services-kind-voucher = قسيمة
services-kind-information = معلومات
services-unit = الوحدة
services-unit-hint = تُحتسب بها المساعدات، فلا يمكن تغييرها لاحقًا
services-unit-piece = قطع
services-unit-kit = طرود
services-unit-g = كغ
services-unit-ml = لترات
services-unit-service = خدمات
services-unit-voucher = قسائم
services-unit-leaflet = نشرات
services-amount-pieces = { $count ->
    [zero] لا قطع
    [one] قطعة واحدة
    [two] قطعتان
    [few] { $count } قطع
    [many] { $count } قطعة
   *[other] { $count } قطعة
}
services-amount-kits = { $count ->
    [zero] لا طرود
    [one] طرد واحد
    [two] طردان
    [few] { $count } طرود
    [many] { $count } طردًا
   *[other] { $count } طرد
}
services-amount-kg = { $amount } كغ
services-amount-litres = { $amount } ل
services-amount-services = { $count ->
    [zero] لا خدمات
    [one] خدمة واحدة
    [two] خدمتان
    [few] { $count } خدمات
    [many] { $count } خدمة
   *[other] { $count } خدمة
}
services-amount-vouchers = { $count ->
    [zero] لا قسائم
    [one] قسيمة واحدة
    [two] قسيمتان
    [few] { $count } قسائم
    [many] { $count } قسيمة
   *[other] { $count } قسيمة
}
services-amount-leaflets = { $count ->
    [zero] لا نشرات
    [one] نشرة واحدة
    [two] نشرتان
    [few] { $count } نشرات
    [many] { $count } نشرة
   *[other] { $count } نشرة
}
services-sector = القطاع
services-sector-food = الغذاء
services-sector-hygiene = المياه والصرف الصحي والنظافة
services-sector-nfi = مواد الإغاثة
services-sector-health = الصحة
services-sector-mhpss = الصحة النفسية والدعم النفسي الاجتماعي
services-sector-protection = الحماية
services-sector-livelihoods = سبل العيش
services-sector-transport = النقل
services-sector-information = المعلومات
services-mhpss = رمز النشاط (الدعم النفسي الاجتماعي)
services-mhpss-hint = للصحة النفسية والدعم النفسي الاجتماعي: من 1 إلى 11 في القائمة المشتركة بين الوكالات
services-item-bread = خبز
services-item-fruit = فاكهة
services-item-bread-fruit = خبز وفاكهة
services-item-drinking-water = مياه شرب
services-item-hot-meal = وجبة ساخنة
services-item-food-kit = طرد غذائي
services-item-hygiene-kit = طرد نظافة
services-item-toilet-soap = صابون اليدين
services-item-liquid-soap = صابون سائل
services-item-blanket = بطانية
services-item-clothes = ملابس
services-item-footwear = أحذية
services-item-leaflet = نشرة
services-item-counselling = معلومات مقدمة في محادثة
services-item-transport = نقل
services-item-medication-voucher = قسيمة أدوية
services-item-medical-care = رعاية طبية
services-item-psychosocial-support = دعم نفسي اجتماعي
services-item-psychological-consultation = استشارة نفسية
services-item-entrepreneurship-course = دورة في المشاريع الصغيرة وريادة الأعمال
services-item-vocational-training = تدريب مهني
services-item-work-permit-fee = رسم تصريح عمل خاص
services-item-legal-counselling = مساعدة واستشارة قانونية
services-label-stranded-food = طرود غذائية للمهاجرين العالقين
services-label-stranded-hygiene = طرود نظافة للمهاجرين العالقين
services-label-self-reliance = العمل والاعتماد على الذات
services-counted-items = { $count ->
    [zero] لا وحدات
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $count } وحدات
    [many] { $count } وحدة
   *[other] { $count } وحدة
}
    .title = الكمية
services-counted-occurrences = { $count ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتان
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
}
    .title = عدد المرات
services-counted-persons = { $count ->
    [zero] لم يُستهدف أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخصًا
}
    .title = الأشخاص
services-counted-planned = المخطط
services-figure-bread-fruit-items = { $count ->
    [zero] 0 كغ من الخبز والفاكهة
    [one] 1 كغ من الخبز والفاكهة
    [two] 2 كغ من الخبز والفاكهة
    [few] { $count } كغ من الخبز والفاكهة
    [many] { $count } كغ من الخبز والفاكهة
   *[other] { $count } كغ من الخبز والفاكهة
}
    .title = { services-item-bread-fruit }: { services-counted-items.title }
services-figure-bread-fruit-occurrences = { services-counted-occurrences }
    .title = { services-item-bread-fruit }: { services-counted-occurrences.title }
services-figure-bread-fruit-persons = { services-counted-persons }
    .title = { services-item-bread-fruit }: { services-counted-persons.title }
services-figure-toilet-soap-items = { $count ->
    [zero] 0 كغ من صابون اليدين
    [one] 1 كغ من صابون اليدين
    [two] 2 كغ من صابون اليدين
    [few] { $count } كغ من صابون اليدين
    [many] { $count } كغ من صابون اليدين
   *[other] { $count } كغ من صابون اليدين
}
    .title = { services-item-toilet-soap }: { services-counted-items.title }
services-figure-toilet-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-toilet-soap }: { services-counted-occurrences.title }
services-figure-toilet-soap-persons = { services-counted-persons }
    .title = { services-item-toilet-soap }: { services-counted-persons.title }
services-figure-liquid-soap-items = { $count ->
    [zero] 0 لتر من الصابون السائل
    [one] لتر واحد من الصابون السائل
    [two] لتران من الصابون السائل
    [few] { $count } لترات من الصابون السائل
    [many] { $count } لترًا من الصابون السائل
   *[other] { $count } لترًا من الصابون السائل
}
    .title = { services-item-liquid-soap }: { services-counted-items.title }
services-figure-liquid-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-liquid-soap }: { services-counted-occurrences.title }
services-figure-liquid-soap-persons = { services-counted-persons }
    .title = { services-item-liquid-soap }: { services-counted-persons.title }
services-figure-leaflets-items = { $count ->
    [zero] لم تُوزَّع أي نشرة
    [one] وُزّعت نشرة واحدة
    [two] وُزّعت نشرتان
    [few] وُزّعت { $count } نشرات
    [many] وُزّعت { $count } نشرة
   *[other] وُزّعت { $count } نشرة
}
    .title = { services-item-leaflet }: { services-counted-items.title }
services-figure-leaflets-occurrences = { services-counted-occurrences }
    .title = { services-item-leaflet }: { services-counted-occurrences.title }
services-figure-leaflets-persons = { services-counted-persons }
    .title = { services-item-leaflet }: { services-counted-persons.title }
services-figure-food-kits-items = { $count ->
    [zero] لا طرود غذائية
    [one] طرد غذائية واحد
    [two] طردان من نوع غذائية
    [few] { $count } طرود غذائية
    [many] { $count } طرد غذائية
   *[other] { $count } طرد غذائية
}
    .title = { services-item-food-kit }: { services-counted-items.title }
services-figure-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-food-kit }: { services-counted-occurrences.title }
services-figure-food-kits-persons = { services-counted-persons }
    .title = { services-item-food-kit }: { services-counted-persons.title }
services-figure-hygiene-kits-items = { $count ->
    [zero] لا طرود نظافة
    [one] طرد نظافة واحد
    [two] طردان من نوع نظافة
    [few] { $count } طرود نظافة
    [many] { $count } طرد نظافة
   *[other] { $count } طرد نظافة
}
    .title = { services-item-hygiene-kit }: { services-counted-items.title }
services-figure-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-hygiene-kit }: { services-counted-occurrences.title }
services-figure-hygiene-kits-persons = { services-counted-persons }
    .title = { services-item-hygiene-kit }: { services-counted-persons.title }
services-figure-clothes-items = { services-counted-items }
    .title = { services-item-clothes }: { services-counted-items.title }
services-figure-clothes-occurrences = { services-counted-occurrences }
    .title = { services-item-clothes }: { services-counted-occurrences.title }
services-figure-clothes-persons = { $count ->
    [zero] ملابس لعدد 0 أشخاص
    [one] ملابس لعدد شخص واحد
    [two] ملابس لعدد شخصين
    [few] ملابس لعدد { $count } أشخاص
    [many] ملابس لعدد { $count } شخصًا
   *[other] ملابس لعدد { $count } شخصًا
}
    .title = { services-item-clothes }: { services-counted-persons.title }
services-figure-transport-items = { services-counted-items }
    .title = { services-item-transport }: { services-counted-items.title }
services-figure-transport-occurrences = { services-counted-occurrences }
    .title = { services-item-transport }: { services-counted-occurrences.title }
services-figure-transport-persons = { $count ->
    [zero] نقل لعدد 0 أشخاص لإتمام إجراءات العمل
    [one] نقل لعدد شخص واحد لإتمام إجراءات العمل
    [two] نقل لعدد شخصين لإتمام إجراءات العمل
    [few] نقل لعدد { $count } أشخاص لإتمام إجراءات العمل
    [many] نقل لعدد { $count } شخصًا لإتمام إجراءات العمل
   *[other] نقل لعدد { $count } شخصًا لإتمام إجراءات العمل
}
    .title = { services-item-transport }: { services-counted-persons.title }
services-figure-medication-items = { services-counted-items }
    .title = { services-item-medication-voucher }: { services-counted-items.title }
services-figure-medication-occurrences = { services-counted-occurrences }
    .title = { services-item-medication-voucher }: { services-counted-occurrences.title }
services-figure-medication-persons = { $count ->
    [zero] قسائم أدوية لعدد 0 أشخاص
    [one] قسائم أدوية لعدد شخص واحد
    [two] قسائم أدوية لعدد شخصين
    [few] قسائم أدوية لعدد { $count } أشخاص
    [many] قسائم أدوية لعدد { $count } شخصًا
   *[other] قسائم أدوية لعدد { $count } شخصًا
}
    .title = { services-item-medication-voucher }: { services-counted-persons.title }
services-figure-psychosocial-items = { services-counted-items }
    .title = { services-item-psychosocial-support }: { services-counted-items.title }
services-figure-psychosocial-occurrences = { services-counted-occurrences }
    .title = { services-item-psychosocial-support }: { services-counted-occurrences.title }
services-figure-psychosocial-persons = { $count ->
    [zero] دعم نفسي اجتماعي لعدد 0 أشخاص
    [one] دعم نفسي اجتماعي لعدد شخص واحد
    [two] دعم نفسي اجتماعي لعدد شخصين
    [few] دعم نفسي اجتماعي لعدد { $count } أشخاص
    [many] دعم نفسي اجتماعي لعدد { $count } شخصًا
   *[other] دعم نفسي اجتماعي لعدد { $count } شخصًا
}
    .title = { services-item-psychosocial-support }: { services-counted-persons.title }
services-figure-consultations-items = { services-counted-items }
    .title = { services-item-psychological-consultation }: { services-counted-items.title }
services-figure-consultations-occurrences = { services-counted-occurrences }
    .title = { services-item-psychological-consultation }: { services-counted-occurrences.title }
services-figure-consultations-persons = { $count ->
    [zero] استشارات نفسية لعدد 0 أشخاص
    [one] استشارات نفسية لعدد شخص واحد
    [two] استشارات نفسية لعدد شخصين
    [few] استشارات نفسية لعدد { $count } أشخاص
    [many] استشارات نفسية لعدد { $count } شخصًا
   *[other] استشارات نفسية لعدد { $count } شخصًا
}
    .title = { services-item-psychological-consultation }: { services-counted-persons.title }
services-figure-mhpss-items = { services-counted-items }
    .title = { services-sector-mhpss }: { services-counted-items.title }
services-figure-mhpss-occurrences = { services-counted-occurrences }
    .title = { services-sector-mhpss }: { services-counted-occurrences.title }
services-figure-mhpss-persons = { $count ->
    [zero] دعم نفسي اجتماعي أو استشارات لعدد 0 أشخاص، كل منهم محسوب مرة واحدة
    [one] دعم نفسي اجتماعي أو استشارات لعدد شخص واحد، كل منهم محسوب مرة واحدة
    [two] دعم نفسي اجتماعي أو استشارات لعدد شخصين، كل منهم محسوب مرة واحدة
    [few] دعم نفسي اجتماعي أو استشارات لعدد { $count } أشخاص، كل منهم محسوب مرة واحدة
    [many] دعم نفسي اجتماعي أو استشارات لعدد { $count } شخصًا، كل منهم محسوب مرة واحدة
   *[other] دعم نفسي اجتماعي أو استشارات لعدد { $count } شخصًا، كل منهم محسوب مرة واحدة
}
    .title = { services-sector-mhpss }: { services-counted-persons.title }
services-figure-stranded-food-kits-items = { $count ->
    [zero] لا طرود غذائية للمهاجرين العالقين
    [one] طرد غذائية واحد للمهاجرين العالقين
    [two] طردان من نوع غذائية للمهاجرين العالقين
    [few] { $count } طرود غذائية للمهاجرين العالقين
    [many] { $count } طرد غذائية للمهاجرين العالقين
   *[other] { $count } طرد غذائية للمهاجرين العالقين
}
    .title = { services-label-stranded-food }: { services-counted-items.title }
services-figure-stranded-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-food }: { services-counted-occurrences.title }
services-figure-stranded-food-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-food }: { services-counted-persons.title }
services-figure-stranded-hygiene-kits-items = { $count ->
    [zero] لا طرود نظافة للمهاجرين العالقين
    [one] طرد نظافة واحد للمهاجرين العالقين
    [two] طردان من نوع نظافة للمهاجرين العالقين
    [few] { $count } طرود نظافة للمهاجرين العالقين
    [many] { $count } طرد نظافة للمهاجرين العالقين
   *[other] { $count } طرد نظافة للمهاجرين العالقين
}
    .title = { services-label-stranded-hygiene }: { services-counted-items.title }
services-figure-stranded-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-hygiene }: { services-counted-occurrences.title }
services-figure-stranded-hygiene-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-hygiene }: { services-counted-persons.title }
services-figure-entrepreneurship-items = { services-counted-items }
    .title = { services-item-entrepreneurship-course }: { services-counted-items.title }
services-figure-entrepreneurship-occurrences = { services-counted-occurrences }
    .title = { services-item-entrepreneurship-course }: { services-counted-occurrences.title }
services-figure-entrepreneurship-persons = { $count ->
    [zero] دورة في المشاريع الصغيرة وريادة الأعمال لعدد 0 أشخاص
    [one] دورة في المشاريع الصغيرة وريادة الأعمال لعدد شخص واحد
    [two] دورة في المشاريع الصغيرة وريادة الأعمال لعدد شخصين
    [few] دورة في المشاريع الصغيرة وريادة الأعمال لعدد { $count } أشخاص
    [many] دورة في المشاريع الصغيرة وريادة الأعمال لعدد { $count } شخصًا
   *[other] دورة في المشاريع الصغيرة وريادة الأعمال لعدد { $count } شخصًا
}
    .title = { services-item-entrepreneurship-course }: { services-counted-persons.title }
services-figure-permits-items = { services-counted-items }
    .title = { services-item-work-permit-fee }: { services-counted-items.title }
services-figure-permits-occurrences = { services-counted-occurrences }
    .title = { services-item-work-permit-fee }: { services-counted-occurrences.title }
services-figure-permits-persons = { $count ->
    [zero] رسوم تصاريح العمل الخاصة لعدد 0 أشخاص
    [one] رسوم تصاريح العمل الخاصة لعدد شخص واحد
    [two] رسوم تصاريح العمل الخاصة لعدد شخصين
    [few] رسوم تصاريح العمل الخاصة لعدد { $count } أشخاص
    [many] رسوم تصاريح العمل الخاصة لعدد { $count } شخصًا
   *[other] رسوم تصاريح العمل الخاصة لعدد { $count } شخصًا
}
    .title = { services-item-work-permit-fee }: { services-counted-persons.title }
services-figure-legal-items = { services-counted-items }
    .title = { services-item-legal-counselling }: { services-counted-items.title }
services-figure-legal-occurrences = { services-counted-occurrences }
    .title = { services-item-legal-counselling }: { services-counted-occurrences.title }
services-figure-legal-persons = { $count ->
    [zero] مساعدة واستشارة قانونية لعدد 0 أشخاص
    [one] مساعدة واستشارة قانونية لعدد شخص واحد
    [two] مساعدة واستشارة قانونية لعدد شخصين
    [few] مساعدة واستشارة قانونية لعدد { $count } أشخاص
    [many] مساعدة واستشارة قانونية لعدد { $count } شخصًا
   *[other] مساعدة واستشارة قانونية لعدد { $count } شخصًا
}
    .title = { services-item-legal-counselling }: { services-counted-persons.title }
services-figure-vocational-items = { services-counted-items }
    .title = { services-item-vocational-training }: { services-counted-items.title }
services-figure-vocational-occurrences = { services-counted-occurrences }
    .title = { services-item-vocational-training }: { services-counted-occurrences.title }
services-figure-vocational-persons = { $count ->
    [zero] تدريب مهني لعدد 0 أشخاص
    [one] تدريب مهني لعدد شخص واحد
    [two] تدريب مهني لعدد شخصين
    [few] تدريب مهني لعدد { $count } أشخاص
    [many] تدريب مهني لعدد { $count } شخصًا
   *[other] تدريب مهني لعدد { $count } شخصًا
}
    .title = { services-item-vocational-training }: { services-counted-persons.title }
services-figure-self-reliance-items = { services-counted-items }
    .title = { services-label-self-reliance }: { services-counted-items.title }
services-figure-self-reliance-occurrences = { $count ->
    [zero] لا خدمات للعمل والاعتماد على الذات
    [one] خدمة واحدة للعمل والاعتماد على الذات
    [two] خدمتان للعمل والاعتماد على الذات
    [few] { $count } خدمات للعمل والاعتماد على الذات
    [many] { $count } خدمة للعمل والاعتماد على الذات
   *[other] { $count } خدمة للعمل والاعتماد على الذات
}
    .title = { services-label-self-reliance }: { services-counted-occurrences.title }
services-figure-self-reliance-persons = { services-counted-persons }
    .title = { services-label-self-reliance }: { services-counted-persons.title }
services-figure-vocational-pipeline = { $count ->
    [zero] لا تدريب مهني قيد الإعداد
    [one] تدريب مهني آخر قيد الإعداد
    [two] تدريبان مهنيان آخران قيد الإعداد
    [few] { $count } تدريبات مهنية أخرى قيد الإعداد
    [many] { $count } تدريبًا مهنيًا آخر قيد الإعداد
   *[other] { $count } تدريبًا مهنيًا آخر قيد الإعداد
}
    .title = { services-item-vocational-training }: { services-counted-planned }

services-list-title = قائمة التوزيع
services-list-explained = ما قُدِّم، لكل مرة صف: اليوم والمكان والمادة والكمية وعدد الأشخاص والجهة المنفذة.
services-list-would = تسليم جديد
services-list-headcount = عدد الأشخاص، برقم ملف أو بدونه
services-list-unit = الوحدة
services-list-wrong-unit = تُحسب هذه المادة بوحدة: { $unit }
services-list-unknown-item = هذا غير موجود في الدليل. اكتب الاسم أو الرمز كما فيه، أو أضفه أولًا.
services-list-unknown-organisation = لا توجد منظمة بهذا الاسم. اكتب اسمها أو رمزها كما ورد في «الشركاء».
services-list-persons = أرقام الملفات
services-list-fewer = أدخل عددًا لا يقل عن عدد أرقام الملفات
services-list-not-own = يمكن لمنظمتك تسجيل ما نفذته هي فقط
