language-name = Русский

date-about = около { $year } г.
date-unknown = дата неизвестна
date-as-of = по состоянию на { $date }
date-since = с { $date }
date-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}

list-more = и ещё { $count }

number-unknown = неизвестно
