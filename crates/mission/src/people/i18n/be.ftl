people-title = Людзі
people-register = Зарэгістраваць людзей
people-save = Захаваць
people-none = Ніхто не падыходзіць
people-none-hint = Скіньце фільтры або шукайце па імені ці нумары справы.
people-search = Знайсці чалавека
people-search-hint = Пачаткі імёнаў любым пісьмом, нумар дакумента ці тэлефона або нумар справы
people-search-button = Знайсці
people-found = { $count ->
    [one] Знойдзены { $count } чалавек
    [few] Знойдзена { $count } чалавекі
    [many] Знойдзена { $count } чалавек
   *[other] Знойдзена { $count } чалавека
}
people-nobody-found = Ніхто не знойдзены
people-nobody-found-hint = Паспрабуйце менш літар, іншае напісанне або імя іншым пісьмом.
people-case = Справа { $number }
people-number = Нумар справы
people-name = Імя
people-given = Імя
people-family = Прозвішча
people-father = Імя бацькі або імя па бацьку
people-other-script = Імя іншым пісьмом
people-other-script-hint = Як у пашпарце
people-if-known = Калі вядома
people-sex = Пол
people-sex-female = Жаночы
people-sex-male = Мужчынскі
people-sex-other = Іншы
people-sex-unknown = Невядомы
people-birth = Дата нараджэння
people-birth-year = Год нараджэння
people-nationality = Грамадзянства
people-unknown-country = Выберыце краіну са спіса; назва кшталту «Конга» можа азначаць дзве краіны
people-document = Нумар дакумента
people-phone = Тэлефон
people-address = Дзе можна знайсці чалавека
people-address-hint = Толькі тое, што трэба для новай сустрэчы
people-population = Група
people-population-ukraine = Перамешчаныя з Украіны
people-population-third-country = Грамадзяне трэціх краін, якія ўцяклі з Украіны
people-population-stranded = Мігранты ў бядзе
people-population-national = Грамадзяне гэтай краіны
people-population-other = Іншыя
people-channel = Як чалавек звярнуўся да нас
people-channel-walk-in = Прыйшоў сам
people-channel-site-visit = Сустрэлі падчас выезду
people-channel-phone = Тэлефон
people-channel-email = Электронная пошта
people-channel-hotline = Гарачая лінія
people-channel-partner = Накіраваў партнёр
people-channel-authority = Накіраваў дзяржаўны орган
people-channel-import = Імпартаваны спіс
people-office = Офіс
people-place = Дзе сустрэлі
people-place-hint = Калі не ў офісе
people-registered-on = Дзень рэгістрацыі
people-arrived-on = Дзень прыбыцця ў краіну
people-household = Хатняя гаспадарка
people-household-role = Месца ў гаспадарцы
people-role-head = Галава
people-role-spouse = Муж або жонка
people-role-child = Дзіця
people-role-parent = Бацька або маці
people-role-sibling = Брат або сястра
people-role-other = Іншае
people-members = Члены гаспадаркі
people-members-hint = Дадайце ўсіх, хто жыве і харчуецца разам з гэтым чалавекам. Для адзінокага чалавека прапусціце.
people-member = Член гаспадаркі
people-add-member = Дадаць чалавека
people-perhaps-known = Магчыма, гэтыя людзі ўжо вядомыя
people-perhaps-known-hint = Спачатку адкрыйце іх запісы. Калі гэта іншы чалавек, націсніце «Захаваць» яшчэ раз.
people-correct = Выправіць
people-merge = Той жа чалавек, што і…
people-merge-explained = Дзве рэгістрацыі аднаго чалавека звязваюцца. У іх нічога не змяняецца, і сувязь можна скасаваць.
people-perhaps-same = Рэгістрацыі з падобнымі імёнамі
people-why-alike = Чаму гэта можа быць той самы чалавек
people-reason = { $field }: { $finding }
people-very-likely = Вельмі верагодна, той самы чалавек
people-likely = Верагодна, той самы чалавек
people-possible = Магчыма, той самы чалавек
people-alike-same = супадае
people-alike-other-spelling = супадае ў іншым напісанні ці пісьме
people-alike-one-letter = адрозненне ў адну літару ці лічбу
people-alike-partly = супадае часткова
people-alike-exchanged = імя і прозвішча памяняліся месцамі
people-alike-day-month = дзень і месяц памяняліся месцамі
people-alike-date-slip = адрозніваецца адна частка даты
people-alike-same-year = супадае год
people-alike-near-year = розніца ў адзін-два гады
people-alike-households = у дзвюх хатніх гаспадарак ёсць яшчэ адзін агульны член
people-alike-differs = не супадае
people-other-number = Нумар справы іншай рэгістрацыі
people-other-number-hint = Напрыклад, 4721-8305-6
people-no-such-number = Іншай рэгістрацыі з такім нумарам няма. Праверце кожную лічбу.
people-already-one = Гэтыя дзве рэгістрацыі ўжо звязаныя.
people-later-merge = На гэтай сувязі трымаецца пазнейшая. Спачатку скасуйце яе.
people-same-person = Рэгістрацыі таго ж чалавека
people-undo-merge = Скасаваць сувязь
people-void = Адклікаць рэгістрацыю
people-void-hint = Яна захоўваецца з пазнакай і больш не ўлічваецца
people-void-reason = Прычына
people-void-mistake = Зарэгістраваны памылкова
people-void-twice = Зарэгістраваны двойчы
people-void-not-a-person = Не чалавек (праверка)
people-void-asked = На просьбу чалавека
people-is-voided = Гэта рэгістрацыя адклікана: { $reason }
people-retention-what = Рэгістрацыі: імёны, дакументы, кантакты
people-retention-then = Ключ чалавека знішчаецца; даныя для статыстыкі застаюцца
people-figure-registered = { $count ->
    [one] зарэгістраваны { $count } чалавек
    [few] зарэгістравана { $count } чалавекі
    [many] зарэгістравана { $count } чалавек
   *[other] зарэгістравана { $count } чалавека
}
    .title = Зарэгістраваныя асобы

people-list-title = Спіс зарэгістраваных
people-list-explained = Людзі, сустрэтыя на пляцоўцы, па адным у радку; у сям’і агульны нумар хатняй гаспадаркі.
people-list-would = Новая рэгістрацыя
people-list-household = Нумар хатняй гаспадаркі
people-list-no-name = Пазначце імя або нумар
people-listed-full-name = Поўнае імя
people-listed-age = Узрост
people-erase = Выдаліць даныя чалавека
people-erasure = Выдаленне даных
people-erasures = Выдаленне даных
people-erasures-explained = Чые даныя выдаляюцца: просіць адзін супрацоўнік, пацвярджае іншы. Імёнаў тут няма.
people-erasures-none = Просьбаў аб выдаленні няма
people-erasures-none-hint = Адказны за абарону даных падае просьбу са старонкі чалавека.
people-erase-explained = Тут падаецца просьба; выконваецца яна, толькі калі яе пацвердзіць іншы супрацоўнік. Усе рэгістрацыі чалавека выдаляюцца разам.
people-erase-several = { $count ->
    [one] З гэтым чалавекам звязана { $count } рэгістрацыя:
    [few] З гэтым чалавекам звязаны { $count } рэгістрацыі:
    [many] З гэтым чалавекам звязана { $count } рэгістрацый:
   *[other] З гэтым чалавекам звязана { $count } рэгістрацыі:
}
people-erase-goes = Што знікне
people-erase-goes-clear = Нумары спраў, год нараджэння, хатняя гаспадарка, месца, нумары ў іншых сістэмах
people-erase-versions = { $count ->
    [one] { $count } версія
    [few] { $count } версіі
    [many] { $count } версій
   *[other] { $count } версіі
}
people-erase-stays = Што застанецца, без імя
people-erase-events = { $count ->
    [one] { $count } падзея
    [few] { $count } падзеі
    [many] { $count } падзей
   *[other] { $count } падзеі
}
people-erase-stays-log = Журнал аўдыту: нумары без імёнаў
people-erase-held = На даныя гэтага чалавека накладзена забарона. Пакуль яна не знята, нічога не выдаляецца.
people-erase-for-good = Выдаленне канчатковае. Адмяніць яго нельга ніякім ключом і ні з якой рэзервовай копіі.
people-erase-ask = Падаць просьбу аб выдаленні
people-erase-reason = Падстава
people-erase-reason-withdrawn = Згода адклікана
people-erase-reason-objected = Чалавек пярэчыць супраць захоўвання
people-erase-reason-unlawful = Захоўваць гэта было нельга
people-erase-reason-not-needed = Больш не патрэбна
people-erase-reason-term = Тэрмін скончыўся
people-erase-reference = Нумар просьбы
people-erase-reference-hint = Як у рэестры просьбаў, напрыклад DP-2022-014; ніколі не імя
people-erase-reference-wrong = Толькі лацінскія літары, лічбы і злучкі, хаця б адна лічба
people-erase-other-office = Адна з рэгістрацый гэтага чалавека належыць офісу, з якім вы не працуеце.
people-erase-changed = Пасля падачы просьбы сувязі паміж рэгістрацыямі змяніліся. Адхіліце яе і падайце новую.
people-erase-state = Стан
people-erase-state-asked = Чакае другога супрацоўніка
people-erase-state-confirmed = Выконваецца
people-erase-state-done = Выдалена
people-erase-state-refused = Адхілена або адклікана
people-erase-asked-on = Пададзена
people-erase-asked-by = Хто падаў
people-erase-decided-on = Вырашана
people-erase-decided-by = Хто вырашыў
people-erase-waits = Гэта павінен пацвердзіць іншы супрацоўнік.
people-erase-backups = У ранейшых рэзервовых копіях ключы застаюцца, пакуль копіі не выдалены. Пры аднаўленні ўжываецца спіс выдаленняў, які ляжыць побач з кожнай пазнейшай копіяй.
people-erase-confirm = Выдаліць канчаткова
people-erase-refuse = Адхіліць
people-erase-withdraw = Адклікаць просьбу
people-erased-on = Выдалена { $day }
people-hold = Забарона выдалення
people-sealed-identity = Імёны, дата нараджэння, дакументы
people-sealed-contact = Тэлефоны і адрасы
people-sealed-protection = Запісы пра абарону
people-sealed-medical = Медыцынскія запісы
people-sealed-attachments = Фотаздымкі і файлы
