partners-title = الشركاء
partners-add = إضافة منظمة
partners-edit = تعديل المنظمة
partners-save = حفظ
partners-code = الرمز
partners-code-hint = قصير مثل «brc». لا يمكن تغييره لاحقًا.
partners-wrong-code = استخدم أحرفًا لاتينية صغيرة وأرقامًا وواصلات، مثل «brc»
partners-code-taken = لمنظمة أخرى هذا الرمز. اختر رمزًا آخر.
partners-name = الاسم
partners-name-hint = بالأحرف اللاتينية كما يظهر في التقارير
partners-local-name = الاسم بالكتابة المحلية
partners-kind = النوع
partners-kind-un = الأمم المتحدة أو منظمة حكومية دولية
partners-kind-ngo = منظمة غير حكومية
partners-kind-authority = سلطة رسمية
partners-kind-hospital = مستشفى
partners-kind-donor = جهة مانحة
partners-kind-other = أخرى
partners-attribution = في المنشورات
partners-hidden = عدم ذكر اسمها علنًا
partners-hidden-hint = تحتسب التقارير عملها دون أن تذكر صاحبه
partners-named = يجوز ذكر اسمها
partners-not-named = لا يُذكر اسمها
partners-none = لا توجد منظمات مطابقة
partners-none-hint = امسح عامل التصفية لعرض جميع المنظمات.
partners-agreements = الاتفاقيات
partners-no-agreements = لا توجد اتفاقيات بعد
partners-no-agreements-hint = سجّل الاتفاقية في يوم توقيعها.
partners-add-agreement = تسجيل اتفاقية
partners-scope = المجال
partners-scope-health = الصحة
partners-scope-protection = الحماية
partners-scope-accommodation = الإيواء
partners-scope-food = الغذاء ومواد الإغاثة
partners-scope-legal = المساعدة القانونية
partners-scope-information = المعلومات
partners-scope-livelihoods = سبل العيش
partners-scope-other = أخرى
partners-subject = ما تم الاتفاق عليه
partners-subject-hint = سطر واحد، دون أي شيء عن الأشخاص
partners-office = المكتب الموقِّع
partners-signed-on = تاريخ التوقيع
partners-ends-on = تاريخ الانتهاء
partners-if-agreed = إذا اتُّفق على نهاية
partners-ends-before-signed = أدخل يومًا ليس قبل يوم التوقيع
partners-state = الحالة
partners-valid = مسجلة
partners-voided = سُحبت: { $reason }
partners-void = سحب الاتفاقية المؤرخة { $day }
partners-void-button = سحبها
partners-void-hint = تبقى محفوظة مع علامة ولا تُحتسب بعد ذلك
partners-void-reason = السبب
partners-void-mistake = سُجّلت بالخطأ
partners-void-twice = سُجّلت مرتين
partners-void-not-signed = لم تُوقَّع في النهاية
partners-figure-agreements = { $count ->
    [zero] لم تُوقَّع أي اتفاقية
    [one] وُقّعت اتفاقية واحدة
    [two] وُقّعت اتفاقيتان
    [few] وُقّعت { $count } اتفاقيات
    [many] وُقّعت { $count } اتفاقية
   *[other] وُقّعت { $count } اتفاقية
}
    .title = الاتفاقيات الموقعة
partners-figure-hospitals = { $count ->
    [zero] لم تُوقَّع أي اتفاقية مع مستشفى
    [one] وُقّعت اتفاقية واحدة مع مستشفى
    [two] وُقّعت اتفاقيتان مع مستشفيات
    [few] وُقّعت { $count } اتفاقيات مع مستشفيات
    [many] وُقّعت { $count } اتفاقية مع مستشفيات
   *[other] وُقّعت { $count } اتفاقية مع مستشفيات
}
    .title = الاتفاقيات الموقعة مع مستشفيات
