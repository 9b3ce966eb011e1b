needs-title = الاحتياجات
needs-add = تسجيل تقييم
needs-assessment = تقييم الاحتياجات
needs-person = رقم ملف الشخص
needs-no-such-person = لا يوجد بين السجلات المتاحة لك شخص بهذا الرقم. تحقق من كل رقم.
needs-household = لجميع أفراد الأسرة
needs-household-hint = يُحسب كل فرد ضمن من شملهم التقييم
needs-persons = { $count ->
    [zero] لم يُقيَّم أحد ({ $count })
    [one] شخص واحد شمله التقييم
    [two] شخصان شملهما التقييم
    [few] { $count } أشخاص شملهم التقييم
    [many] { $count } شخصًا شملهم التقييم
   *[other] { $count } شخص شملهم التقييم
}
needs-assessed = من شملهم التقييم
needs-assessed-on = يوم التقييم
needs-place = المكان
needs-from = التقييم من
needs-to = التقييم حتى
needs-needs = الاحتياجات
needs-needs-hint = ضع علامة على كل ما ذكره الشخص. عدم وجود علامات يعني أنه لم يُذكر احتياج.
needs-population-hint = إن لم تكن كما في التسجيل
needs-none-named = لم يُذكر احتياج
needs-need-food = الغذاء
needs-need-hygiene = مواد النظافة
needs-need-footwear = الأحذية
needs-need-clothes = الملابس
needs-need-medicines = الأدوية
needs-need-shelter = المأوى
needs-need-health = الرعاية الصحية
needs-need-mhpss = الدعم النفسي والاجتماعي
needs-need-protection = الحماية
needs-need-education = التعليم
needs-need-cash = المساعدة النقدية
needs-need-information = المعلومات
needs-need-documents = الوثائق
needs-need-legal = المساعدة القانونية
needs-need-employment = العمل
needs-need-other = غير ذلك
needs-none = لا توجد تقييمات مطابقة
needs-none-hint = امسح عوامل التصفية لعرض جميع التقييمات.
needs-void = التراجع عن التقييم
needs-void-hint = يبقى محفوظًا ومعلَّمًا ولا يُحتسب
needs-void-mistake = سُجل خطأ
needs-void-twice = سُجل مرتين
needs-void-asked = بطلب من الشخص
needs-is-voided = تم التراجع عن هذا التقييم: { $reason }
needs-figure-assessed = { $count ->
    [zero] لم تُقيَّم احتياجات أحد ({ $count })
    [one] قُيّمت احتياجات شخص واحد
    [two] قُيّمت احتياجات شخصين
    [few] قُيّمت احتياجات { $count } أشخاص
    [many] قُيّمت احتياجات { $count } شخصًا
   *[other] قُيّمت احتياجات { $count } شخص
}
    .title = أشخاص قُيّمت احتياجاتهم
needs-figure-assessments = { $count ->
    [zero] لم يُجرَ أي تقييم ({ $count })
    [one] أُجري تقييم واحد
    [two] أُجري تقييمان
    [few] أُجريت { $count } تقييمات
    [many] أُجري { $count } تقييمًا
   *[other] أُجري { $count } تقييم
}
    .title = تقييمات الاحتياجات المنجزة
needs-figure-ranking = { $count ->
    [zero] لم يذكر أحد احتياجات ({ $count })
    [one] احتياجات ذكرها شخص واحد
    [two] احتياجات ذكرها شخصان
    [few] احتياجات ذكرها { $count } أشخاص
    [many] احتياجات ذكرها { $count } شخصًا
   *[other] احتياجات ذكرها { $count } شخص
}
    .title = أبرز الاحتياجات التي ذكرها من شملهم التقييم

needs-list-title = تقييمات الاحتياجات
needs-list-explained = ما ينقص الناس، لكل شخص مُقيَّم صف، برقم الملف.
needs-list-would = تقييم جديد
needs-list-unknown-number = لا يوجد في مكاتبك شخص بهذا الرقم. تحقق من كل رقم.
