language-name = Беларуская

date-about = каля { $year } г.
date-unknown = дата невядомая
date-as-of = па стане на { $date }
date-since = з { $date }
date-days = { $count ->
    [one] { $count } дзень
    [few] { $count } дні
   *[many] { $count } дзён
}

list-more = і яшчэ { $count }

number-unknown = невядома
