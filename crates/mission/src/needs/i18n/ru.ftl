needs-title = Потребности
needs-add = Записать оценку
needs-assessment = Оценка потребностей
needs-person = Номер дела человека
needs-no-such-person = Среди доступных вам записей такого номера нет. Проверьте каждую цифру.
needs-household = Для всех членов домохозяйства
needs-household-hint = Каждый член считается опрошенным
needs-persons = { $count ->
    [one] оценены потребности { $count } человека
    [few] оценены потребности { $count } человек
   *[many] оценены потребности { $count } человек
}
needs-assessed = Опрошены
needs-assessed-on = День оценки
needs-place = Где
needs-from = Оценка с
needs-to = Оценка по
needs-needs = Потребности
needs-needs-hint = Отметьте всё, что назвал человек. Если ничего не отмечено, потребностей не названо.
needs-population-hint = Если она не та, что в регистрации
needs-none-named = Потребностей не названо
needs-need-food = Питание
needs-need-hygiene = Средства гигиены
needs-need-footwear = Обувь
needs-need-clothes = Одежда
needs-need-medicines = Лекарства
needs-need-shelter = Жильё
needs-need-health = Медицинская помощь
needs-need-mhpss = Психосоциальная поддержка
needs-need-protection = Защита
needs-need-education = Образование
needs-need-cash = Денежная помощь
needs-need-information = Информация
needs-need-documents = Документы
needs-need-legal = Правовая помощь
needs-need-employment = Работа
needs-need-other = Другое
needs-none = Подходящих оценок нет
needs-none-hint = Сбросьте фильтры, чтобы увидеть все оценки.
needs-void = Отменить оценку
needs-void-hint = Запись остаётся с пометкой и больше не учитывается
needs-void-mistake = Записано по ошибке
needs-void-twice = Записано дважды
needs-void-asked = По просьбе человека
needs-is-voided = Эта оценка отменена: { $reason }
needs-figure-assessed = { $count ->
    [one] оценены потребности { $count } человека
    [few] оценены потребности { $count } человек
   *[many] оценены потребности { $count } человек
}
    .title = Люди, чьи потребности оценены
needs-figure-assessments = { $count ->
    [one] проведена { $count } оценка потребностей
    [few] проведены { $count } оценки потребностей
   *[many] проведено { $count } оценок потребностей
}
    .title = Проведённые оценки потребностей
needs-figure-ranking = { $count ->
    [one] потребности, названные { $count } человеком
    [few] потребности, названные { $count } людьми
   *[many] потребности, названные { $count } людьми
}
    .title = Основные потребности, названные опрошенными

needs-list-title = Оценки потребностей
needs-list-explained = Чего не хватало людям, строка на каждого опрошенного, по номеру дела.
needs-list-would = Новая оценка
needs-list-unknown-number = В ваших офисах нет человека с таким номером дела. Проверьте каждую цифру.
