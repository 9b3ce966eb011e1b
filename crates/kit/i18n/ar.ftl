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
