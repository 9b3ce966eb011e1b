external-figures-title = Внешние показатели
external-figures-enter = Внести значение
external-figures-save = Сохранить
external-figures-history = Все значения
external-figures-cell-of = Значение на { $day }
external-figures-series = Ряд
external-figures-series-border-entries = Въезды через границу с 24 февраля 2022 года
external-figures-series-direct-entries = Прямые въезды из Украины за неделю
external-figures-series-camp-population = Люди в стихийном лагере
external-figures-kind-entry-flow = Пересечения границы с определённого дня по чужому подсчёту. Один человек может пересечь её несколько раз; сколько людей находится здесь сейчас, это не говорит.
external-figures-kind-stock-estimate = Люди, находившиеся на месте, по чужой оценке. С пересечениями границы не складывается.
external-figures-class = Категория
external-figures-class-by = Граждане Беларуси
external-figures-class-ua = Граждане Украины
external-figures-class-tcn = Граждане третьих стран
external-figures-class-all = Все
external-figures-class-of-another-series = Выберите категорию этого ряда
external-figures-value = Значение
    .hint = Как сообщил источник. Для оценки словами можно оставить пустым.
external-figures-value-required = Введите сообщённое значение
external-figures-value-or-words = Введите значение или оценку словами
external-figures-as-of = По состоянию на
    .hint = День, по который считал источник
external-figures-received-on = Получено
external-figures-received-before = Введите день не раньше дня подсчёта
external-figures-source = Источник
    .hint = Кто сообщил, например Государственный пограничный комитет
external-figures-reference = Документ
    .hint = Где это можно прочитать снова: название, номер или дата документа или сообщения
external-figures-estimate = Только для оценок
external-figures-low = Не менее
external-figures-high = Не более
external-figures-no-range = В этом ряду точные значения: оставьте пределы пустыми
external-figures-range-in-order = Введите пределы, между которыми лежит значение, сначала меньшее число
external-figures-in-words = Словами источника
    .hint = Например: пара человек в неделю
external-figures-method = Способ
    .hint = Как источник получил оценку, или что это неизвестно
external-figures-method-required = Введите, как источник получил оценку, или что это неизвестно
external-figures-state = Состояние
external-figures-in-force = Действует
external-figures-superseded = Заменено
external-figures-superseded-by = Это значение заменено более поздним для той же категории и того же дня
external-figures-not-moved = { $reports ->
    [one] Не менялось { $reports } отчёт, дней: { $days }
    [few] Не менялось { $reports } отчёта, дней: { $days }
   *[many] Не менялось { $reports } отчётов, дней: { $days }
}
external-figures-void = Отозвать
external-figures-void-hint = Значение останется в истории с пометкой. Снова будет действовать то, которое оно заменило.
external-figures-void-reason = Причина
external-figures-void-mistaken = Внесено по ошибке
external-figures-void-duplicate = Внесено дважды
external-figures-void-withdrawn = Отозвано источником
external-figures-voided = Отозвано
external-figures-voided-because = Отозвано: { $reason }
external-figures-none = Значений пока нет
external-figures-none-hint = Сообщения источника вносит сотрудник по отчётности.

## Показатели

external-figures-figure-border-entries = { $count ->
    [one] По сообщению пограничного ведомства, в страну совершён { $count } въезд
    [few] По сообщению пограничного ведомства, в страну совершено { $count } въезда
   *[many] По сообщению пограничного ведомства, в страну совершено { $count } въездов
}
    .title = Въезды в страну с 24 февраля 2022 года по сообщениям пограничного ведомства
external-figures-figure-direct-entries = { $count ->
    [0] Прямые въезды из Украины оценены только словами
    [one] По оценке, напрямую из Украины въезжает около { $count } человека в неделю
    [few] По оценке, напрямую из Украины въезжает около { $count } человек в неделю
   *[many] По оценке, напрямую из Украины въезжает около { $count } человек в неделю
}
    .title = Прямые въезды из Украины за неделю, чужая оценка
external-figures-figure-camp-population = { $count ->
    [0] Число людей в стихийном лагере оценено только словами
    [one] По оценке, в стихийном лагере находится около { $count } человека
    [few] По оценке, в стихийном лагере находится около { $count } человек
   *[many] По оценке, в стихийном лагере находится около { $count } человек
}
    .title = Люди в стихийном лагере, чужая оценка

external-figures-list-title = Цифры других
external-figures-list-explained = Что сообщили другие, строка на каждое число: ряд, класс, день, значение, источник.
external-figures-list-would = Новая ячейка
