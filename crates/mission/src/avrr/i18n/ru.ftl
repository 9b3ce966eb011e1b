avrr-title = Содействие возвращению
avrr-open = Открыть дело
avrr-case = Дело { $number }
avrr-number = Дело о возвращении
avrr-person = Номер дела человека
avrr-no-such-person = Среди доступных вам записей такого номера нет. Проверьте каждую цифру.
avrr-open-already = У этого человека уже есть открытое дело о возвращении. Продолжите его.
avrr-opened-on = Открыто
avrr-place = Где человек находится или был встречен
avrr-from = Открыто с
avrr-to = Открыто по
avrr-none = Подходящих дел нет
avrr-none-hint = Сбросьте фильтры, чтобы увидеть всё.
avrr-stage = Этап
avrr-stage-opened = Открыто
avrr-stage-counselled = Консультация проведена
avrr-stage-applied = Заявление подано
avrr-stage-declared = Заявление о добровольности подписано
avrr-stage-eligible = Соответствует условиям
avrr-stage-departed = Выезд состоялся
avrr-stage-arrived = Прибытие подтверждено
avrr-stage-rejected = Не соответствует условиям
avrr-stage-suspended = Приостановлено
avrr-stage-withdrawn = Отозвано
avrr-stage-closed = Закрыто
avrr-next = Дальше
avrr-next-opened = Рассказать человеку обо всех вариантах
avrr-next-counselled = Записать заявление, если человек решил вернуться
avrr-next-applied = Прочитать, разъяснить и подписать заявление о добровольности
avrr-next-declared = Решить, соответствует ли человек условиям
avrr-next-eligible = Подготовить поездку, затем записать, состоялся ли выезд
avrr-next-departed = Подтвердить прибытие
avrr-next-suspended = Устранить причину приостановки
avrr-next-withdrawn = Уточнить у человека наедине; другая помощь продолжается
avrr-next-close = Закрыть дело, когда поддержка закончится
avrr-next-nothing = Ничего
avrr-events = Что произошло
avrr-no-events = Пока ничего не записано.
avrr-family = Другие дела домохозяйства
avrr-record = Записать: { $kind }
avrr-record-other = Записать другое
avrr-kind = Что произошло
avrr-kind-counselling = Консультация
avrr-kind-application = Заявление
avrr-kind-declaration = Заявление о добровольности
avrr-kind-eligibility = Решение о соответствии условиям
avrr-kind-departure = Выезд
avrr-kind-arrival = Прибытие
avrr-kind-withdrawn = Отказ от возвращения
avrr-kind-suspended = Приостановка
avrr-kind-resumed = Возобновление
avrr-kind-closed = Закрытие
avrr-withdrawn-hint = Причину не спрашивают. Заявление о добровольности сразу теряет силу; жильё и помощь сохраняются, органам власти не сообщают.
avrr-day = День
avrr-mode = Как
avrr-mode-in-person = Лично
avrr-mode-phone = По телефону
avrr-mode-online = Онлайн
avrr-channel = Как человек обратился
avrr-decision = Решение
avrr-refusal = Почему не соответствует
avrr-refusal-hint = Только если человек не соответствует условиям
avrr-refusal-destination = Возвращение в это место приостановлено
avrr-refusal-assisted-before = Помощь уже оказывалась
avrr-refusal-own-means = Может выехать на свои средства
avrr-refusal-pending-claim = Рассматривается ходатайство об убежище
avrr-refusal-legal-bar = Сейчас не может выехать по закону
avrr-outcome = Чем закончилось
avrr-outcome-no-show = Не явился
avrr-outcome-refused-boarding = Отказано в посадке
avrr-outcome-withdrew = Отказался при выезде
avrr-pause-medical = По состоянию здоровья
avrr-pause-documents = Документы
avrr-pause-best-interests = Идёт процедура
avrr-pause-asylum = Убежище
avrr-closure-support-ended = Поддержка завершена
avrr-closure-no-contact = Нет связи
avrr-closure-left-area = Уехал из района
avrr-closure-transferred = Передано
avrr-closure-died = Умер
avrr-closure-duplicate = Повторное дело
avrr-closure-funding-ended = Финансирование закончилось
avrr-other = Другое
avrr-country = Страна возвращения
avrr-language = Язык
avrr-language-hint = Язык, на котором человек это понял
avrr-witness = Свидетель
avrr-witness-hint = Учётная запись второго сотрудника, видевшего подпись
avrr-witness-other = Введите учётную запись другого сотрудника
avrr-witnessed-by = свидетель: { $account }
avrr-age = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[many] { $count } лет
}
avrr-clearance-uncleared = Выезд без выполнения всех условий
avrr-clearance-not-evaluated = Условия не проверялись: импорт
avrr-departed-already = Выезд уже записан. Если он ошибочен, сначала отмените его.
avrr-no-departure = До этого дня выезд не записан. Сначала запишите выезд.
avrr-closed-already = К этому дню дело уже закрыто.
avrr-not-suspended = Дело не приостановлено.
avrr-paused-already = Дело уже приостановлено или завершено.
avrr-arrival-stands = На этот выезд опирается прибытие. Сначала отмените прибытие.
avrr-void = Отменить запись
avrr-void-hint = Запись остаётся с пометкой и больше не учитывается
avrr-void-mistake = Записано по ошибке
avrr-void-twice = Записано дважды
avrr-void-did-not-happen = Этого не было
avrr-voided = Отменено: { $reason }
avrr-contacts = Обращения о возвращении
avrr-contacts-hint = Кто спрашивал о возвращении. Имя называть не нужно, вопрос ни к чему не обязывает.
avrr-add-contact = Записать обращение
avrr-no-contacts = Подходящих обращений нет
avrr-figure-returned = { $count ->
    [one] { $count } человеку помогли вернуться
    [few] { $count } людям помогли вернуться
   *[many] { $count } людям помогли вернуться
}
    .title = Люди, которым помогли вернуться
avrr-figure-returned-december = { $count ->
    [one] { $percent } возвращений за год пришлось на декабрь: { $count } человек
    [few] { $percent } возвращений за год пришлось на декабрь: { $count } человека
   *[many] { $percent } возвращений за год пришлось на декабрь: { $count } человек
}
    .title = Доля декабря в возвращениях за год
avrr-figure-returned-children = { $count ->
    [one] { $count } ребёнку помогли вернуться
    [few] { $count } детям помогли вернуться
   *[many] { $count } детям помогли вернуться
}
    .title = Дети, которым помогли вернуться
avrr-figure-returned-children-share = { $count ->
    [one] { $percent } вернувшихся с помощью — дети: { $count } человек
    [few] { $percent } вернувшихся с помощью — дети: { $count } человека
   *[many] { $percent } вернувшихся с помощью — дети: { $count } человек
}
    .title = Доля детей среди вернувшихся с помощью
avrr-figure-returned-iraq = { $count ->
    [one] { $percent } вернувшихся с помощью — граждане Ирака: { $count } человек
    [few] { $percent } вернувшихся с помощью — граждане Ирака: { $count } человека
   *[many] { $percent } вернувшихся с помощью — граждане Ирака: { $count } человек
}
    .title = Доля граждан Ирака среди вернувшихся с помощью
avrr-figure-returned-cuba = { $count ->
    [one] { $percent } вернувшихся с помощью — граждане Кубы: { $count } человек
    [few] { $percent } вернувшихся с помощью — граждане Кубы: { $count } человека
   *[many] { $percent } вернувшихся с помощью — граждане Кубы: { $count } человек
}
    .title = Доля граждан Кубы среди вернувшихся с помощью
avrr-figure-returned-nationality = { $count ->
    [one] { $count } человек вернулся с помощью, по гражданству
    [few] { $count } человека вернулись с помощью, по гражданству
   *[many] { $count } человек вернулись с помощью, по гражданству
}
    .title = Вернувшиеся с помощью по гражданству
avrr-figure-applied = { $count ->
    [one] { $count } человек подал заявление на содействие возвращению
    [few] { $count } человека подали заявление на содействие возвращению
   *[many] { $count } человек подали заявление на содействие возвращению
}
    .title = Подавшие заявление на содействие возвращению
avrr-figure-contacts = { $count ->
    [one] { $count } обращение о возвращении
    [few] { $count } обращения о возвращении
   *[many] { $count } обращений о возвращении
}
    .title = Обращения о возвращении
avrr-figure-contacts-cuba = { $count ->
    [one] { $percent } обращений о возвращении — от граждан Кубы: { $count } обращение
    [few] { $percent } обращений о возвращении — от граждан Кубы: { $count } обращения
   *[many] { $percent } обращений о возвращении — от граждан Кубы: { $count } обращений
}
    .title = Доля граждан Кубы среди обращений о возвращении

avrr-list-title = Список возвращений
avrr-list-explained = Люди, выехавшие с помощью миссии, по одному в строке.
avrr-list-would = Новый человек и выезд
avrr-list-number = Номер дела в списке
avrr-list-departure = День выезда
avrr-list-application = День подачи заявления
avrr-list-no-name = Укажите имя или номер дела
avrr-list-applied-later = Заявление позже выезда
