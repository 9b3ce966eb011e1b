needs-title = Патрэбы
needs-add = Запісаць ацэнку
needs-assessment = Ацэнка патрэб
needs-person = Нумар справы чалавека
needs-no-such-person = Сярод даступных вам запісаў такога нумара няма. Праверце кожную лічбу.
needs-household = Для ўсіх членаў хатняй гаспадаркі
needs-household-hint = Кожны член лічыцца апытаным
needs-persons = { $count ->
    [one] ацэнены патрэбы { $count } чалавека
    [few] ацэнены патрэбы { $count } чалавек
   *[many] ацэнены патрэбы { $count } чалавек
}
needs-assessed = Апытаныя
needs-assessed-on = Дзень ацэнкі
needs-place = Дзе
needs-from = Ацэнка з
needs-to = Ацэнка па
needs-needs = Патрэбы
needs-needs-hint = Адзначце ўсё, што назваў чалавек. Калі нічога не адзначана, патрэб не названа.
needs-population-hint = Калі яна не тая, што ў рэгістрацыі
needs-none-named = Патрэб не названа
needs-need-food = Харчаванне
needs-need-hygiene = Сродкі гігіены
needs-need-footwear = Абутак
needs-need-clothes = Адзенне
needs-need-medicines = Лекі
needs-need-shelter = Жыллё
needs-need-health = Медыцынская дапамога
needs-need-mhpss = Псіхасацыяльная падтрымка
needs-need-protection = Абарона
needs-need-education = Адукацыя
needs-need-cash = Грашовая дапамога
needs-need-information = Інфармацыя
needs-need-documents = Дакументы
needs-need-legal = Прававая дапамога
needs-need-employment = Праца
needs-need-other = Іншае
needs-none = Падыходных ацэнак няма
needs-none-hint = Скіньце фільтры, каб убачыць усе ацэнкі.
needs-void = Адмяніць ацэнку
needs-void-hint = Запіс застаецца з пазнакай і больш не ўлічваецца
needs-void-mistake = Запісана памылкова
needs-void-twice = Запісана двойчы
needs-void-asked = Па просьбе чалавека
needs-is-voided = Гэта ацэнка адменена: { $reason }
needs-figure-assessed = { $count ->
    [one] ацэнены патрэбы { $count } чалавека
    [few] ацэнены патрэбы { $count } чалавек
   *[many] ацэнены патрэбы { $count } чалавек
}
    .title = Людзі, чые патрэбы ацэнены
needs-figure-assessments = { $count ->
    [one] праведзена { $count } ацэнка патрэб
    [few] праведзены { $count } ацэнкі патрэб
   *[many] праведзена { $count } ацэнак патрэб
}
    .title = Праведзеныя ацэнкі патрэб
needs-figure-ranking = { $count ->
    [one] патрэбы, названыя { $count } чалавекам
    [few] патрэбы, названыя { $count } людзьмі
   *[many] патрэбы, названыя { $count } людзьмі
}
    .title = Асноўныя патрэбы, названыя апытанымі

needs-list-title = Ацэнкі патрэб
needs-list-explained = Чаго не хапала людзям, радок на кожнага апытанага, па нумары справы.
needs-list-would = Новая ацэнка
needs-list-unknown-number = У вашых офісах няма чалавека з такім нумарам справы. Праверце кожную лічбу.
