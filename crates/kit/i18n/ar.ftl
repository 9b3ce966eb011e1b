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
ui-remove = إزالة
ui-pages = الصفحات
ui-previous = السابق
ui-next = التالي
ui-characters-at-most = الحد الأقصى للأحرف: { $number }
ui-characters-left = الأحرف المتبقية: { $number }
ui-characters-over = الأحرف الزائدة: { $number }
