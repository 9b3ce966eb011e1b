partners-title = Партнёры
partners-add = Добавить организацию
partners-edit = Изменить организацию
partners-save = Сохранить
partners-code = Код
partners-code-hint = Короткий, например «brc». Потом его изменить нельзя.
partners-wrong-code = Используйте строчные латинские буквы, цифры и дефис, например «brc»
partners-code-taken = Этот код уже у другой организации. Выберите другой.
partners-name = Название
partners-name-hint = Латинскими буквами, как в отчётах
partners-local-name = Название местным письмом
partners-kind = Вид
partners-kind-un = Организация системы ООН или межправительственная
partners-kind-ngo = Неправительственная организация
partners-kind-authority = Государственный орган
partners-kind-hospital = Больница
partners-kind-donor = Донор
partners-kind-other = Другое
partners-attribution = В публикациях
partners-hidden = Не называть публично
partners-hidden-hint = Отчёты учитывают её работу, но не говорят, чья она
partners-named = Можно называть
partners-not-named = Не называется
partners-none = Подходящих организаций нет
partners-none-hint = Сбросьте фильтр, чтобы увидеть все организации.
partners-agreements = Соглашения
partners-no-agreements = Соглашений пока нет
partners-no-agreements-hint = Запишите соглашение в день подписания.
partners-add-agreement = Записать соглашение
partners-scope = Область
partners-scope-health = Здравоохранение
partners-scope-protection = Защита
partners-scope-accommodation = Размещение
partners-scope-food = Продукты и предметы первой необходимости
partners-scope-legal = Правовая помощь
partners-scope-information = Информирование
partners-scope-livelihoods = Средства к существованию
partners-scope-other = Другое
partners-subject = О чём договорились
partners-subject-hint = Одна строка, ничего о людях
partners-office = Подписавший офис
partners-signed-on = Дата подписания
partners-ends-on = Действует до
partners-if-agreed = Если срок оговорён
partners-ends-before-signed = Введите день не раньше дня подписания
partners-state = Состояние
partners-valid = Записано
partners-voided = Отозвано: { $reason }
partners-void = Отозвать соглашение от { $day }
partners-void-button = Отозвать
partners-void-hint = Запись сохраняется с отметкой и больше не учитывается
partners-void-reason = Причина
partners-void-mistake = Записано по ошибке
partners-void-twice = Записано дважды
partners-void-not-signed = В итоге не подписано
partners-figure-agreements = { $count ->
    [one] подписано { $count } соглашение
    [few] подписано { $count } соглашения
    [many] подписано { $count } соглашений
   *[other] подписано { $count } соглашения
}
    .title = Подписанные соглашения
partners-figure-hospitals = { $count ->
    [one] подписано { $count } соглашение с больницей
    [few] подписано { $count } соглашения с больницами
    [many] подписано { $count } соглашений с больницами
   *[other] подписано { $count } соглашения с больницами
}
    .title = Подписанные соглашения с больницами
