services-title = Дапамога і паслугі
services-record = Запісаць выдачу
services-edit = Працягнуць выдачу
services-save = Захаваць
services-none = Падыходных запісаў няма
services-none-hint = Скіньце фільтры або запішыце выдачу.
services-item = Што прадастаўлена
services-item-in-unit = { $item } ({ $unit })
services-quantity = Колькі
services-quantity-hint = У адзінцы, паказанай побач з назвай. У кілаграмаў і літраў можа быць да трох знакаў пасля коскі.
services-quantity-needed = Увядзіце, колькі прадастаўлена
services-people = Людзі
services-persons = Нумары спраў тых, каму дапамаглі
services-persons-hint = Кожны з новага радка. Для масавай раздачы пакіньце пустым.
services-unknown-number = Нумар справы { $number } у спісе не знойдзены. Праверце кожную лічбу.
services-too-many-persons = У адным запісе можа быць не больш за 500 чалавек
services-headcount = Людзі без нумара справы
services-headcount-hint = Колькі яшчэ чалавек атрымалі дапамогу, калі вядома
services-served = З нумарам справы: { $named }, без нумара: { $unnamed }
services-population = Група
services-purpose = Мэта
services-purpose-hint = Калі паслуга была для чагосьці пэўнага
services-purpose-employment = Афармленне на працу
services-purpose-medical = Візіт да лекара
services-purpose-documents = Дакументы
services-purpose-education = Вучоба
services-purpose-return = Вяртанне
services-purpose-other = Іншае
services-implementer = Хто аказаў дапамогу
services-office = Офіс
services-place = Месца
services-place-hint = Калі не ў офісе
services-status = Стан
services-status-planned = Запланавана
services-status-active = Ідзе
services-status-done = Завершана
services-occurred-on = Дзень
services-occurred-on-hint = Калі выдадзена або пачата; для плана — з якога дня ён ёсць
services-from-day = З
services-to-day = Па
services-only-voided = Толькі адкліканыя
services-report = Паведамленне
services-reports = Паведамленні
services-reports-explained = Пра тую самую выдачу могуць паведаміць некалькі арганізацый. Яна ўлічваецца адзін раз.
services-add-report = Дадаць паведамленне пра тую самую выдачу
services-reporter = Хто паведаміў
services-reporter-hint = Можа быць не той арганізацыяй, якая аказала дапамогу
services-reported-on = Калі паведамлена
services-external-ref = Нумар дакумента
services-external-ref-hint = Нумар у паперах арганізацыі, якая паведаміла, калі ёсць
services-reported-before = Гэтая арганізацыя ўжо паведаміла пра гэтую выдачу
services-perhaps-told = Магчыма, гэтая выдача ўжо запісана
services-perhaps-told-hint = Калі гэта яна, адкрыйце яе і дадайце сваё паведамленне там. Калі іншая, націсніце «Захаваць» яшчэ раз.
services-redeemed = Выкарыстана ваўчараў
services-redeemed-too-many = Увядзіце не больш, чым выдадзена
services-void = Адклікаць запіс
services-void-hint = Ён захоўваецца з пазнакай і больш не ўлічваецца
services-void-reason = Прычына
services-void-mistake = Запісана памылкова
services-void-twice = Запісана двойчы
services-void-not-given = У выніку не прадастаўлена
services-voided = Адклікана
services-is-voided = Гэты запіс адкліканы: { $reason }
services-catalogue = Каталог
services-add-item = Дадаць у каталог
services-code = Код
services-code-hint = Малыя лацінскія літары, лічбы і падкрэсліванне, напрыклад «baby_food». Потым яго змяніць нельга.
services-wrong-code = Ужывайце малыя лацінскія літары, лічбы і падкрэсліванне, напрыклад «baby_food»
services-code-taken = Гэты код ужо заняты. Выберыце іншы.
services-name = Назва
services-name-hint = Як гэта называюць калегі; не перакладаецца
services-kind = Від
services-kind-item = Рэчы і прадукты
services-kind-service = Паслуга
services-kind-voucher = Ваўчар
services-kind-information = Інфармацыя
services-unit = Адзінка
services-unit-hint = У ёй лічацца выдачы, таму потым яе змяніць нельга
services-unit-piece = штукі
services-unit-kit = наборы
services-unit-g = кг
services-unit-ml = літры
services-unit-service = паслугі
services-unit-voucher = ваўчары
services-unit-leaflet = улёткі
services-amount-pieces = { $count ->
    [one] { $count } штука
    [few] { $count } штукі
    [many] { $count } штук
   *[other] { $count } штукі
}
services-amount-kits = { $count ->
    [one] { $count } набор
    [few] { $count } наборы
    [many] { $count } набораў
   *[other] { $count } набору
}
services-amount-kg = { $amount } кг
services-amount-litres = { $amount } л
services-amount-services = { $count ->
    [one] { $count } паслуга
    [few] { $count } паслугі
    [many] { $count } паслуг
   *[other] { $count } паслугі
}
services-amount-vouchers = { $count ->
    [one] { $count } ваўчар
    [few] { $count } ваўчары
    [many] { $count } ваўчараў
   *[other] { $count } ваўчара
}
services-amount-leaflets = { $count ->
    [one] { $count } улётка
    [few] { $count } улёткі
    [many] { $count } улётак
   *[other] { $count } улёткі
}
services-sector = Сектар
services-sector-food = Харчаванне
services-sector-hygiene = Вада, санітарыя, гігіена
services-sector-nfi = Рэчы першай неабходнасці
services-sector-health = Ахова здароўя
services-sector-mhpss = Псіхічнае здароўе і псіхасацыяльная падтрымка
services-sector-protection = Абарона
services-sector-livelihoods = Сродкі да існавання
services-sector-transport = Транспарт
services-sector-information = Інфармаванне
services-mhpss = Код дзейнасці (псіхасацыяльная падтрымка)
services-mhpss-hint = Для псіхічнага здароўя і псіхасацыяльнай падтрымкі: ад 1 да 11 паводле міжведамаснага спіса
services-item-bread = Хлеб
services-item-fruit = Садавіна
services-item-bread-fruit = Хлеб і садавіна
services-item-drinking-water = Пітная вада
services-item-hot-meal = Гарачае харчаванне
services-item-food-kit = Харчовы набор
services-item-hygiene-kit = Гігіенічны набор
services-item-toilet-soap = Туалетнае мыла
services-item-liquid-soap = Вадкае мыла
services-item-blanket = Коўдра
services-item-clothes = Адзенне
services-item-footwear = Абутак
services-item-leaflet = Улётка
services-item-counselling = Інфармаванне ў размове
services-item-transport = Транспарт
services-item-medication-voucher = Ваўчар на лекі
services-item-medical-care = Медыцынская дапамога
services-item-psychosocial-support = Псіхасацыяльная падтрымка
services-item-psychological-consultation = Кансультацыя псіхолага
services-item-entrepreneurship-course = Курс па мікрабізнесе і прадпрымальніцтве
services-item-vocational-training = Прафесійнае навучанне
services-item-work-permit-fee = Аплата спецыяльнага дазволу на працу
services-item-legal-counselling = Прававая дапамога і кансультацыі
services-label-stranded-food = Харчовыя наборы мігрантам у бядотным становішчы
services-label-stranded-hygiene = Гігіенічныя наборы мігрантам у бядотным становішчы
services-label-self-reliance = Праца і самазабеспячэнне
services-counted-items = { $count ->
    [one] { $count } адзінка
    [few] { $count } адзінкі
    [many] { $count } адзінак
   *[other] { $count } адзінкі
}
    .title = колькасць
services-counted-occurrences = { $count ->
    [one] { $count } раз
    [few] { $count } разы
    [many] { $count } разоў
   *[other] { $count } разу
}
    .title = колькі разоў
services-counted-persons = { $count ->
    [one] ахоплены { $count } чалавек
    [few] ахоплена { $count } чалавекі
    [many] ахоплена { $count } чалавек
   *[other] ахоплена { $count } чалавека
}
    .title = людзі
services-counted-planned = у планах
services-figure-bread-fruit-items = { $count ->
    [one] { $count } кг хлеба і садавіны
    [few] { $count } кг хлеба і садавіны
    [many] { $count } кг хлеба і садавіны
   *[other] { $count } кг хлеба і садавіны
}
    .title = { services-item-bread-fruit }: { services-counted-items.title }
services-figure-bread-fruit-occurrences = { services-counted-occurrences }
    .title = { services-item-bread-fruit }: { services-counted-occurrences.title }
services-figure-bread-fruit-persons = { services-counted-persons }
    .title = { services-item-bread-fruit }: { services-counted-persons.title }
services-figure-toilet-soap-items = { $count ->
    [one] { $count } кг туалетнага мыла
    [few] { $count } кг туалетнага мыла
    [many] { $count } кг туалетнага мыла
   *[other] { $count } кг туалетнага мыла
}
    .title = { services-item-toilet-soap }: { services-counted-items.title }
services-figure-toilet-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-toilet-soap }: { services-counted-occurrences.title }
services-figure-toilet-soap-persons = { services-counted-persons }
    .title = { services-item-toilet-soap }: { services-counted-persons.title }
services-figure-liquid-soap-items = { $count ->
    [one] { $count } літр вадкага мыла
    [few] { $count } літры вадкага мыла
    [many] { $count } літраў вадкага мыла
   *[other] { $count } літра вадкага мыла
}
    .title = { services-item-liquid-soap }: { services-counted-items.title }
services-figure-liquid-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-liquid-soap }: { services-counted-occurrences.title }
services-figure-liquid-soap-persons = { services-counted-persons }
    .title = { services-item-liquid-soap }: { services-counted-persons.title }
services-figure-leaflets-items = { $count ->
    [one] распаўсюджана { $count } улётка
    [few] распаўсюджана { $count } улёткі
    [many] распаўсюджана { $count } улётак
   *[other] распаўсюджана { $count } улёткі
}
    .title = { services-item-leaflet }: { services-counted-items.title }
services-figure-leaflets-occurrences = { services-counted-occurrences }
    .title = { services-item-leaflet }: { services-counted-occurrences.title }
services-figure-leaflets-persons = { services-counted-persons }
    .title = { services-item-leaflet }: { services-counted-persons.title }
services-figure-food-kits-items = { $count ->
    [one] { $count } харчовы набор
    [few] { $count } харчовыя наборы
    [many] { $count } харчовых набораў
   *[other] { $count } харчовага набору
}
    .title = { services-item-food-kit }: { services-counted-items.title }
services-figure-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-food-kit }: { services-counted-occurrences.title }
services-figure-food-kits-persons = { services-counted-persons }
    .title = { services-item-food-kit }: { services-counted-persons.title }
services-figure-hygiene-kits-items = { $count ->
    [one] { $count } гігіенічны набор
    [few] { $count } гігіенічныя наборы
    [many] { $count } гігіенічных набораў
   *[other] { $count } гігіенічнага набору
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
    [one] адзенне для { $count } чалавека
    [few] адзенне для { $count } чалавек
    [many] адзенне для { $count } чалавек
   *[other] адзенне для { $count } чалавека
}
    .title = { services-item-clothes }: { services-counted-persons.title }
services-figure-transport-items = { services-counted-items }
    .title = { services-item-transport }: { services-counted-items.title }
services-figure-transport-occurrences = { services-counted-occurrences }
    .title = { services-item-transport }: { services-counted-occurrences.title }
services-figure-transport-persons = { $count ->
    [one] транспарт для { $count } чалавека для афармлення на працу
    [few] транспарт для { $count } чалавек для афармлення на працу
    [many] транспарт для { $count } чалавек для афармлення на працу
   *[other] транспарт для { $count } чалавека для афармлення на працу
}
    .title = { services-item-transport }: { services-counted-persons.title }
services-figure-medication-items = { services-counted-items }
    .title = { services-item-medication-voucher }: { services-counted-items.title }
services-figure-medication-occurrences = { services-counted-occurrences }
    .title = { services-item-medication-voucher }: { services-counted-occurrences.title }
services-figure-medication-persons = { $count ->
    [one] ваўчары на лекі для { $count } чалавека
    [few] ваўчары на лекі для { $count } чалавек
    [many] ваўчары на лекі для { $count } чалавек
   *[other] ваўчары на лекі для { $count } чалавека
}
    .title = { services-item-medication-voucher }: { services-counted-persons.title }
services-figure-psychosocial-items = { services-counted-items }
    .title = { services-item-psychosocial-support }: { services-counted-items.title }
services-figure-psychosocial-occurrences = { services-counted-occurrences }
    .title = { services-item-psychosocial-support }: { services-counted-occurrences.title }
services-figure-psychosocial-persons = { $count ->
    [one] псіхасацыяльная падтрымка для { $count } чалавека
    [few] псіхасацыяльная падтрымка для { $count } чалавек
    [many] псіхасацыяльная падтрымка для { $count } чалавек
   *[other] псіхасацыяльная падтрымка для { $count } чалавека
}
    .title = { services-item-psychosocial-support }: { services-counted-persons.title }
services-figure-consultations-items = { services-counted-items }
    .title = { services-item-psychological-consultation }: { services-counted-items.title }
services-figure-consultations-occurrences = { services-counted-occurrences }
    .title = { services-item-psychological-consultation }: { services-counted-occurrences.title }
services-figure-consultations-persons = { $count ->
    [one] кансультацыі псіхолага для { $count } чалавека
    [few] кансультацыі псіхолага для { $count } чалавек
    [many] кансультацыі псіхолага для { $count } чалавек
   *[other] кансультацыі псіхолага для { $count } чалавека
}
    .title = { services-item-psychological-consultation }: { services-counted-persons.title }
services-figure-mhpss-items = { services-counted-items }
    .title = { services-sector-mhpss }: { services-counted-items.title }
services-figure-mhpss-occurrences = { services-counted-occurrences }
    .title = { services-sector-mhpss }: { services-counted-occurrences.title }
services-figure-mhpss-persons = { $count ->
    [one] псіхасацыяльная падтрымка або кансультацыі для { $count } чалавека, кожны ўлічаны адзін раз
    [few] псіхасацыяльная падтрымка або кансультацыі для { $count } чалавек, кожны ўлічаны адзін раз
    [many] псіхасацыяльная падтрымка або кансультацыі для { $count } чалавек, кожны ўлічаны адзін раз
   *[other] псіхасацыяльная падтрымка або кансультацыі для { $count } чалавека, кожны ўлічаны адзін раз
}
    .title = { services-sector-mhpss }: { services-counted-persons.title }
services-figure-stranded-food-kits-items = { $count ->
    [one] { $count } харчовы набор мігрантам у бядотным становішчы
    [few] { $count } харчовыя наборы мігрантам у бядотным становішчы
    [many] { $count } харчовых набораў мігрантам у бядотным становішчы
   *[other] { $count } харчовага набору мігрантам у бядотным становішчы
}
    .title = { services-label-stranded-food }: { services-counted-items.title }
services-figure-stranded-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-food }: { services-counted-occurrences.title }
services-figure-stranded-food-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-food }: { services-counted-persons.title }
services-figure-stranded-hygiene-kits-items = { $count ->
    [one] { $count } гігіенічны набор мігрантам у бядотным становішчы
    [few] { $count } гігіенічныя наборы мігрантам у бядотным становішчы
    [many] { $count } гігіенічных набораў мігрантам у бядотным становішчы
   *[other] { $count } гігіенічнага набору мігрантам у бядотным становішчы
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
    [one] курс па мікрабізнесе і прадпрымальніцтве для { $count } чалавека
    [few] курс па мікрабізнесе і прадпрымальніцтве для { $count } чалавек
    [many] курс па мікрабізнесе і прадпрымальніцтве для { $count } чалавек
   *[other] курс па мікрабізнесе і прадпрымальніцтве для { $count } чалавека
}
    .title = { services-item-entrepreneurship-course }: { services-counted-persons.title }
services-figure-permits-items = { services-counted-items }
    .title = { services-item-work-permit-fee }: { services-counted-items.title }
services-figure-permits-occurrences = { services-counted-occurrences }
    .title = { services-item-work-permit-fee }: { services-counted-occurrences.title }
services-figure-permits-persons = { $count ->
    [one] аплата спецыяльных дазволаў на працу для { $count } чалавека
    [few] аплата спецыяльных дазволаў на працу для { $count } чалавек
    [many] аплата спецыяльных дазволаў на працу для { $count } чалавек
   *[other] аплата спецыяльных дазволаў на працу для { $count } чалавека
}
    .title = { services-item-work-permit-fee }: { services-counted-persons.title }
services-figure-legal-items = { services-counted-items }
    .title = { services-item-legal-counselling }: { services-counted-items.title }
services-figure-legal-occurrences = { services-counted-occurrences }
    .title = { services-item-legal-counselling }: { services-counted-occurrences.title }
services-figure-legal-persons = { $count ->
    [one] прававая дапамога і кансультацыі для { $count } чалавека
    [few] прававая дапамога і кансультацыі для { $count } чалавек
    [many] прававая дапамога і кансультацыі для { $count } чалавек
   *[other] прававая дапамога і кансультацыі для { $count } чалавека
}
    .title = { services-item-legal-counselling }: { services-counted-persons.title }
services-figure-vocational-items = { services-counted-items }
    .title = { services-item-vocational-training }: { services-counted-items.title }
services-figure-vocational-occurrences = { services-counted-occurrences }
    .title = { services-item-vocational-training }: { services-counted-occurrences.title }
services-figure-vocational-persons = { $count ->
    [one] прафесійнае навучанне для { $count } чалавека
    [few] прафесійнае навучанне для { $count } чалавек
    [many] прафесійнае навучанне для { $count } чалавек
   *[other] прафесійнае навучанне для { $count } чалавека
}
    .title = { services-item-vocational-training }: { services-counted-persons.title }
services-figure-self-reliance-items = { services-counted-items }
    .title = { services-label-self-reliance }: { services-counted-items.title }
services-figure-self-reliance-occurrences = { $count ->
    [one] { $count } паслуга дзеля працы і самазабеспячэння
    [few] { $count } паслугі дзеля працы і самазабеспячэння
    [many] { $count } паслуг дзеля працы і самазабеспячэння
   *[other] { $count } паслугі дзеля працы і самазабеспячэння
}
    .title = { services-label-self-reliance }: { services-counted-occurrences.title }
services-figure-self-reliance-persons = { services-counted-persons }
    .title = { services-label-self-reliance }: { services-counted-persons.title }
services-figure-vocational-pipeline = { $count ->
    [one] рыхтуецца яшчэ { $count } прафесійнае навучанне
    [few] рыхтуюцца яшчэ { $count } прафесійныя навучанні
    [many] рыхтуюцца яшчэ { $count } прафесійных навучанняў
   *[other] рыхтуюцца яшчэ { $count } прафесійнага навучання
}
    .title = { services-item-vocational-training }: { services-counted-planned }

services-list-title = Спіс выдачы
services-list-explained = Што было выдадзена, радок на кожны выпадак: дзень, месца, прадмет, колькасць, колькі людзей, кім.
services-list-would = Новая выдача
services-list-headcount = Колькі людзей, з нумарам справы і без
services-list-unit = Адзінка
services-list-wrong-unit = Гэты прадмет лічыцца так: { $unit }
services-list-unknown-item = Гэтага няма ў каталогу. Напішыце назву або код, як у ім, або спачатку дадайце.
services-list-unknown-organisation = Арганізацыі з такой назвай няма. Напішыце назву або код, як у раздзеле «Партнёры».
services-list-persons = Нумары спраў
services-list-fewer = Пазначце не менш людзей, чым нумароў спраў
services-list-not-own = Ваша арганізацыя можа запісваць толькі тое, што зрабіла сама
