avrr-title = Садзейнічанне вяртанню
avrr-open = Адкрыць справу
avrr-case = Справа { $number }
avrr-number = Справа аб вяртанні
avrr-person = Нумар справы чалавека
avrr-no-such-person = Сярод даступных вам запісаў такога нумара няма. Праверце кожную лічбу.
avrr-open-already = У гэтага чалавека ўжо ёсць адкрытая справа аб вяртанні. Працягвайце яе.
avrr-opened-on = Адкрыта
avrr-place = Дзе чалавек знаходзіцца або быў сустрэты
avrr-from = Адкрыта з
avrr-to = Адкрыта па
avrr-none = Падыходных спраў няма
avrr-none-hint = Скіньце фільтры, каб убачыць усё.
avrr-stage = Этап
avrr-stage-opened = Адкрыта
avrr-stage-counselled = Кансультацыя праведзена
avrr-stage-applied = Заява пададзена
avrr-stage-declared = Заява аб добраахвотнасці падпісана
avrr-stage-eligible = Адпавядае ўмовам
avrr-stage-departed = Выезд адбыўся
avrr-stage-arrived = Прыбыццё пацверджана
avrr-stage-rejected = Не адпавядае ўмовам
avrr-stage-suspended = Прыпынена
avrr-stage-withdrawn = Адклікана
avrr-stage-closed = Закрыта
avrr-next = Далей
avrr-next-opened = Расказаць чалавеку пра ўсе варыянты
avrr-next-counselled = Запісаць заяву, калі чалавек вырашыў вярнуцца
avrr-next-applied = Прачытаць, растлумачыць і падпісаць заяву аб добраахвотнасці
avrr-next-declared = Вырашыць, ці адпавядае чалавек умовам
avrr-next-eligible = Падрыхтаваць паездку, потым запісаць, ці адбыўся выезд
avrr-next-departed = Пацвердзіць прыбыццё
avrr-next-suspended = Ухіліць прычыну прыпынення
avrr-next-withdrawn = Удакладніць у чалавека сам-насам; іншая дапамога працягваецца
avrr-next-close = Закрыць справу, калі падтрымка скончыцца
avrr-next-nothing = Нічога
avrr-events = Што адбылося
avrr-no-events = Пакуль нічога не запісана.
avrr-family = Іншыя справы хатняй гаспадаркі
avrr-record = Запісаць: { $kind }
avrr-record-other = Запісаць іншае
avrr-kind = Што адбылося
avrr-kind-counselling = Кансультацыя
avrr-kind-application = Заява
avrr-kind-declaration = Заява аб добраахвотнасці
avrr-kind-eligibility = Рашэнне аб адпаведнасці ўмовам
avrr-kind-departure = Выезд
avrr-kind-arrival = Прыбыццё
avrr-kind-withdrawn = Адмова ад вяртання
avrr-kind-suspended = Прыпыненне
avrr-kind-resumed = Аднаўленне
avrr-kind-closed = Закрыццё
avrr-withdrawn-hint = Прычыну не пытаюць. Заява аб добраахвотнасці адразу губляе сілу; жыллё і дапамога захоўваюцца, органам улады не паведамляюць.
avrr-day = Дзень
avrr-mode = Як
avrr-mode-in-person = Асабіста
avrr-mode-phone = Па тэлефоне
avrr-mode-online = Анлайн
avrr-channel = Як чалавек звярнуўся
avrr-decision = Рашэнне
avrr-refusal = Чаму не адпавядае
avrr-refusal-hint = Толькі калі чалавек не адпавядае ўмовам
avrr-refusal-destination = Вяртанне ў гэта месца прыпынена
avrr-refusal-assisted-before = Дапамога ўжо аказвалася
avrr-refusal-own-means = Можа выехаць за свае сродкі
avrr-refusal-pending-claim = Разглядаецца хадайніцтва аб прытулку
avrr-refusal-legal-bar = Зараз не можа выехаць паводле закона
avrr-outcome = Чым скончылася
avrr-outcome-no-show = Не з’явіўся
avrr-outcome-refused-boarding = Адмоўлена ў пасадцы
avrr-outcome-withdrew = Адмовіўся пры выездзе
avrr-pause-medical = Па стане здароўя
avrr-pause-documents = Дакументы
avrr-pause-best-interests = Ідзе працэдура
avrr-pause-asylum = Прытулак
avrr-closure-support-ended = Падтрымка завершана
avrr-closure-no-contact = Няма сувязі
avrr-closure-left-area = Пакінуў раён
avrr-closure-transferred = Перададзена
avrr-closure-died = Памёр
avrr-closure-duplicate = Паўторная справа
avrr-closure-funding-ended = Фінансаванне скончылася
avrr-other = Іншае
avrr-country = Краіна вяртання
avrr-language = Мова
avrr-language-hint = Мова, на якой чалавек гэта зразумеў
avrr-witness = Сведка
avrr-witness-hint = Уліковы запіс другога супрацоўніка, які бачыў подпіс
avrr-witness-other = Увядзіце ўліковы запіс іншага супрацоўніка
avrr-witnessed-by = сведка: { $account }
avrr-age = { $count ->
    [one] { $count } год
    [few] { $count } гады
   *[many] { $count } гадоў
}
avrr-clearance-uncleared = Выезд без выканання ўсіх умоў
avrr-clearance-not-evaluated = Умовы не правяраліся: імпарт
avrr-departed-already = Выезд ужо запісаны. Калі ён памылковы, спачатку адмяніце яго.
avrr-no-departure = Да гэтага дня выезд не запісаны. Спачатку запішыце выезд.
avrr-closed-already = Да гэтага дня справа ўжо закрыта.
avrr-not-suspended = Справа не прыпынена.
avrr-paused-already = Справа ўжо прыпынена або завершана.
avrr-arrival-stands = На гэты выезд абапіраецца прыбыццё. Спачатку адмяніце прыбыццё.
avrr-void = Адмяніць запіс
avrr-void-hint = Запіс застаецца з пазнакай і больш не ўлічваецца
avrr-void-mistake = Запісана памылкова
avrr-void-twice = Запісана двойчы
avrr-void-did-not-happen = Гэтага не было
avrr-voided = Адменена: { $reason }
avrr-contacts = Звароты аб вяртанні
avrr-contacts-hint = Хто пытаўся пра вяртанне. Імя называць не трэба, пытанне ні да чаго не абавязвае.
avrr-add-contact = Запісаць зварот
avrr-no-contacts = Падыходных зваротаў няма
avrr-figure-returned = { $count ->
    [one] { $count } чалавеку дапамаглі вярнуцца
    [few] { $count } людзям дапамаглі вярнуцца
   *[many] { $count } людзям дапамаглі вярнуцца
}
    .title = Людзі, якім дапамаглі вярнуцца
avrr-figure-returned-december = { $count ->
    [one] { $percent } вяртанняў за год прыпала на снежань: { $count } чалавек
    [few] { $percent } вяртанняў за год прыпала на снежань: { $count } чалавекі
   *[many] { $percent } вяртанняў за год прыпала на снежань: { $count } чалавек
}
    .title = Доля снежня ў вяртаннях за год
avrr-figure-returned-children = { $count ->
    [one] { $count } дзіцяці дапамаглі вярнуцца
    [few] { $count } дзецям дапамаглі вярнуцца
   *[many] { $count } дзецям дапамаглі вярнуцца
}
    .title = Дзеці, якім дапамаглі вярнуцца
avrr-figure-returned-children-share = { $count ->
    [one] { $percent } тых, хто вярнуўся з дапамогай, — дзеці: { $count } чалавек
    [few] { $percent } тых, хто вярнуўся з дапамогай, — дзеці: { $count } чалавекі
   *[many] { $percent } тых, хто вярнуўся з дапамогай, — дзеці: { $count } чалавек
}
    .title = Доля дзяцей сярод тых, хто вярнуўся з дапамогай
avrr-figure-returned-iraq = { $count ->
    [one] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Ірака: { $count } чалавек
    [few] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Ірака: { $count } чалавекі
   *[many] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Ірака: { $count } чалавек
}
    .title = Доля грамадзян Ірака сярод тых, хто вярнуўся з дапамогай
avrr-figure-returned-cuba = { $count ->
    [one] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Кубы: { $count } чалавек
    [few] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Кубы: { $count } чалавекі
   *[many] { $percent } тых, хто вярнуўся з дапамогай, — грамадзяне Кубы: { $count } чалавек
}
    .title = Доля грамадзян Кубы сярод тых, хто вярнуўся з дапамогай
avrr-figure-returned-nationality = { $count ->
    [one] { $count } чалавек вярнуўся з дапамогай, паводле грамадзянства
    [few] { $count } чалавекі вярнуліся з дапамогай, паводле грамадзянства
   *[many] { $count } чалавек вярнуліся з дапамогай, паводле грамадзянства
}
    .title = Тыя, хто вярнуўся з дапамогай, паводле грамадзянства
avrr-figure-applied = { $count ->
    [one] { $count } чалавек падаў заяву на садзейнічанне вяртанню
    [few] { $count } чалавекі падалі заяву на садзейнічанне вяртанню
   *[many] { $count } чалавек падалі заяву на садзейнічанне вяртанню
}
    .title = Тыя, хто падаў заяву на садзейнічанне вяртанню
avrr-figure-contacts = { $count ->
    [one] { $count } зварот аб вяртанні
    [few] { $count } звароты аб вяртанні
   *[many] { $count } зваротаў аб вяртанні
}
    .title = Звароты аб вяртанні
avrr-figure-contacts-cuba = { $count ->
    [one] { $percent } зваротаў аб вяртанні — ад грамадзян Кубы: { $count } зварот
    [few] { $percent } зваротаў аб вяртанні — ад грамадзян Кубы: { $count } звароты
   *[many] { $percent } зваротаў аб вяртанні — ад грамадзян Кубы: { $count } зваротаў
}
    .title = Доля грамадзян Кубы сярод зваротаў аб вяртанні

avrr-list-title = Спіс вяртанняў
avrr-list-explained = Людзі, якія выехалі з дапамогай місіі, па адным у радку.
avrr-list-would = Новы чалавек і выезд
avrr-list-number = Нумар справы ў спісе
avrr-list-departure = Дзень выезду
avrr-list-application = Дзень падачы заявы
avrr-list-no-name = Пазначце імя або нумар справы
avrr-list-applied-later = Заява пазней за выезд
