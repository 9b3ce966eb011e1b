partners-title = Партнёры
partners-add = Дадаць арганізацыю
partners-edit = Змяніць арганізацыю
partners-save = Захаваць
partners-code = Код
partners-code-hint = Кароткі, напрыклад «brc». Потым яго змяніць нельга.
partners-wrong-code = Ужывайце малыя лацінскія літары, лічбы і злучок, напрыклад «brc»
partners-code-taken = Гэты код ужо ў іншай арганізацыі. Выберыце іншы.
partners-name = Назва
partners-name-hint = Лацінскімі літарамі, як у справаздачах
partners-local-name = Назва мясцовым пісьмом
partners-kind = Від
partners-kind-un = Арганізацыя сістэмы ААН або міжурадавая
partners-kind-ngo = Няўрадавая арганізацыя
partners-kind-authority = Дзяржаўны орган
partners-kind-hospital = Бальніца
partners-kind-donor = Донар
partners-kind-other = Іншае
partners-attribution = У публікацыях
partners-hidden = Не называць публічна
partners-hidden-hint = Справаздачы ўлічваюць яе працу, але не кажуць, чыя яна
partners-named = Можна называць
partners-not-named = Не называецца
partners-none = Падыходных арганізацый няма
partners-none-hint = Скіньце фільтр, каб убачыць усе арганізацыі.
partners-agreements = Пагадненні
partners-no-agreements = Пагадненняў пакуль няма
partners-no-agreements-hint = Запішыце пагадненне ў дзень падпісання.
partners-add-agreement = Запісаць пагадненне
partners-scope = Сфера
partners-scope-health = Ахова здароўя
partners-scope-protection = Абарона
partners-scope-accommodation = Размяшчэнне
partners-scope-food = Прадукты і рэчы першай неабходнасці
partners-scope-legal = Прававая дапамога
partners-scope-information = Інфармаванне
partners-scope-livelihoods = Сродкі да існавання
partners-scope-other = Іншае
partners-subject = Пра што дамовіліся
partners-subject-hint = Адзін радок, нічога пра людзей
partners-office = Офіс, які падпісаў
partners-signed-on = Дата падпісання
partners-ends-on = Дзейнічае да
partners-if-agreed = Калі тэрмін агавораны
partners-ends-before-signed = Увядзіце дзень не раней за дзень падпісання
partners-state = Стан
partners-valid = Запісана
partners-voided = Адклікана: { $reason }
partners-void = Адклікаць пагадненне ад { $day }
partners-void-button = Адклікаць
partners-void-hint = Запіс захоўваецца з пазнакай і больш не ўлічваецца
partners-void-reason = Прычына
partners-void-mistake = Запісана памылкова
partners-void-twice = Запісана двойчы
partners-void-not-signed = У выніку не падпісана
partners-figure-agreements = { $count ->
    [one] падпісана { $count } пагадненне
    [few] падпісана { $count } пагадненні
    [many] падпісана { $count } пагадненняў
   *[other] падпісана { $count } пагаднення
}
    .title = Падпісаныя пагадненні
partners-figure-hospitals = { $count ->
    [one] падпісана { $count } пагадненне з бальніцай
    [few] падпісана { $count } пагадненні з бальніцамі
    [many] падпісана { $count } пагадненняў з бальніцамі
   *[other] падпісана { $count } пагаднення з бальніцамі
}
    .title = Падпісаныя пагадненні з бальніцамі
