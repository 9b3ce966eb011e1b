external-figures-title = Знешнія паказчыкі
external-figures-enter = Унесці значэнне
external-figures-save = Захаваць
external-figures-history = Усе значэнні
external-figures-cell-of = Значэнне на { $day }
external-figures-series = Шэраг
external-figures-series-border-entries = Уезды праз мяжу з 24 лютага 2022 года
external-figures-series-direct-entries = Прамыя ўезды з Украіны за тыдзень
external-figures-series-camp-population = Людзі ў стыхійным лагеры
external-figures-kind-entry-flow = Перасячэнні мяжы з пэўнага дня паводле чужога падліку. Адзін чалавек можа перасекчы яе некалькі разоў; колькі людзей знаходзіцца тут цяпер, гэта не кажа.
external-figures-kind-stock-estimate = Людзі, якія знаходзіліся на месцы, паводле чужой ацэнкі. З перасячэннямі мяжы не складваецца.
external-figures-class = Катэгорыя
external-figures-class-by = Грамадзяне Беларусі
external-figures-class-ua = Грамадзяне Украіны
external-figures-class-tcn = Грамадзяне трэціх краін
external-figures-class-all = Усе
external-figures-class-of-another-series = Выберыце катэгорыю гэтага шэрага
external-figures-value = Значэнне
    .hint = Як паведаміла крыніца. Для ацэнкі словамі можна пакінуць пустым.
external-figures-value-required = Увядзіце паведамленае значэнне
external-figures-value-or-words = Увядзіце значэнне або ацэнку словамі
external-figures-as-of = Паводле стану на
    .hint = Дзень, па які лічыла крыніца
external-figures-received-on = Атрымана
external-figures-received-before = Увядзіце дзень не раней за дзень падліку
external-figures-source = Крыніца
    .hint = Хто паведаміў, напрыклад Дзяржаўны пагранічны камітэт
external-figures-reference = Дакумент
    .hint = Дзе гэта можна прачытаць зноў: назва, нумар або дата дакумента ці паведамлення
external-figures-estimate = Толькі для ацэнак
external-figures-low = Не менш за
external-figures-high = Не больш за
external-figures-no-range = У гэтым шэрагу дакладныя значэнні: пакіньце межы пустымі
external-figures-range-in-order = Увядзіце межы, паміж якімі ляжыць значэнне, спачатку меншы лік
external-figures-in-words = Словамі крыніцы
    .hint = Напрыклад: пара чалавек на тыдзень
external-figures-method = Спосаб
    .hint = Як крыніца атрымала ацэнку, або што гэта невядома
external-figures-method-required = Увядзіце, як крыніца атрымала ацэнку, або што гэта невядома
external-figures-state = Стан
external-figures-in-force = Дзейнічае
external-figures-superseded = Заменена
external-figures-superseded-by = Гэта значэнне заменена пазнейшым для той жа катэгорыі і таго ж дня
external-figures-not-moved = { $reports ->
    [one] Не мянялася { $reports } справаздачу, дзён: { $days }
    [few] Не мянялася { $reports } справаздачы, дзён: { $days }
   *[many] Не мянялася { $reports } справаздач, дзён: { $days }
}
external-figures-void = Адклікаць
external-figures-void-hint = Значэнне застанецца ў гісторыі з пазнакай. Зноў будзе дзейнічаць тое, якое яно замяніла.
external-figures-void-reason = Прычына
external-figures-void-mistaken = Унесена памылкова
external-figures-void-duplicate = Унесена двойчы
external-figures-void-withdrawn = Адклікана крыніцай
external-figures-voided = Адклікана
external-figures-voided-because = Адклікана: { $reason }
external-figures-none = Значэнняў пакуль няма
external-figures-none-hint = Паведамленні крыніцы ўносіць супрацоўнік па справаздачнасці.

## Паказчыкі

external-figures-figure-border-entries = { $count ->
    [one] Паводле паведамлення пагранічнага ведамства, у краіну адбыўся { $count } уезд
    [few] Паводле паведамлення пагранічнага ведамства, у краіну адбыліся { $count } уезды
   *[many] Паводле паведамлення пагранічнага ведамства, у краіну адбылося { $count } уездаў
}
    .title = Уезды ў краіну з 24 лютага 2022 года паводле паведамленняў пагранічнага ведамства
external-figures-figure-direct-entries = { $count ->
    [0] Прамыя ўезды з Украіны ацэнены толькі словамі
    [one] Паводле ацэнкі, непасрэдна з Украіны ўязджае каля { $count } чалавека на тыдзень
    [few] Паводле ацэнкі, непасрэдна з Украіны ўязджае каля { $count } чалавек на тыдзень
   *[many] Паводле ацэнкі, непасрэдна з Украіны ўязджае каля { $count } чалавек на тыдзень
}
    .title = Прамыя ўезды з Украіны за тыдзень, чужая ацэнка
external-figures-figure-camp-population = { $count ->
    [0] Колькасць людзей у стыхійным лагеры ацэнена толькі словамі
    [one] Паводле ацэнкі, у стыхійным лагеры знаходзіцца каля { $count } чалавека
    [few] Паводле ацэнкі, у стыхійным лагеры знаходзіцца каля { $count } чалавек
   *[many] Паводле ацэнкі, у стыхійным лагеры знаходзіцца каля { $count } чалавек
}
    .title = Людзі ў стыхійным лагеры, чужая ацэнка

external-figures-list-title = Лічбы іншых
external-figures-list-explained = Што паведамілі іншыя, радок на кожны лік: шэраг, клас, дзень, значэнне, крыніца.
external-figures-list-would = Новая ячэйка
