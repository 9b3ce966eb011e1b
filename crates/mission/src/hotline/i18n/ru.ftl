hotline-title = Горячая линия
hotline-log = Записать обращение
hotline-log-another = Записать ещё одно обращение
hotline-edit = Изменить обращение
hotline-save = Сохранить
hotline-contact-of = Обращение: { $day }
hotline-day = День
hotline-from = С
hotline-to = По
hotline-office = Офис
hotline-channel = Канал
hotline-channel-phone = Телефон
hotline-channel-messenger = Мессенджер
hotline-channel-email = Эл. почта
hotline-channel-walk-in = Лично
hotline-caller = Кто обратился
hotline-caller-ukraine-displaced = Вынужденно покинувшие Украину
hotline-caller-migrant = Мигрант
hotline-caller-national = Гражданин этой страны
hotline-caller-other = Кто-то другой
hotline-caller-unknown = Неизвестно
hotline-topic = Тема
hotline-topics = Темы
    .hint = Отметьте всё, о чём спрашивали. Каждая тема считается одним запросом.
hotline-topic-entry-transit-exit = Въезд, транзит и выезд
hotline-topic-employment = Трудоустройство
hotline-topic-covid-restrictions = Ограничения передвижения из-за COVID-19
hotline-topic-education-abroad = Учёба за рубежом
hotline-topic-trafficking-prevention = Предотвращение торговли людьми
hotline-topic-legal-status = Правовой статус
hotline-topic-accommodation = Жильё
hotline-topic-medical = Медицинская помощь
hotline-topic-return = Содействие добровольному возвращению
hotline-topic-family = Семья
hotline-topic-other = Другое
hotline-no-topic = Отметьте хотя бы одну тему
hotline-ukraine = В связи с войной в Украине
hotline-ukraine-related = Связано с Украиной
hotline-ukraine-without-entry = Отметьте также въезд, транзит и выезд или снимите отметку о связи с войной в Украине
hotline-consultation = Консультация дана
    .hint = Да, если в этом обращении был дан совет
hotline-yes = Да
hotline-no = Нет
hotline-language = Язык
hotline-unknown-language = Выберите язык из списка
hotline-area = Регион
hotline-unknown-area = Выберите регион из списка
hotline-minutes = Длительность
hotline-minutes-unit = мин
hotline-minutes-count = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}
hotline-partner-desk = Линия партнёра
    .hint = Код организации, принявшей обращение, например bwc. Оставьте пустым, если его приняла сама миссия.
hotline-desk-is-a-code = Введите код из строчных латинских букв, цифр, дефисов и подчёркиваний
hotline-phone = Телефон для обратного звонка
hotline-phone-wrong = Введите номер телефона: цифры, пробелы и знаки + ( ) - . /
hotline-note = Заметка
hotline-sealed-hint = Необязательно. Хранится запечатанным: открыть могут только операторы этого офиса, и каждое открытие записывается.
hotline-open-note = Открыть заметку и телефон
hotline-note-title = Заметка и телефон
hotline-erased = Запечатанные сведения об обратившемся стёрты
hotline-void = Отозвать
hotline-void-hint = Обращение останется в списке с пометкой и больше не будет учитываться.
hotline-void-reason = Причина
hotline-void-mistaken = Записано по ошибке
hotline-void-duplicate = Записано дважды
hotline-void-exercise = Учебная или пробная запись
hotline-voided = Отозвано
hotline-voided-because = Отозвано: { $reason }
hotline-none = Подходящих обращений нет
hotline-none-hint = Сбросьте фильтры, чтобы увидеть все обращения ваших офисов.

## Показатели

hotline-figure-consultations = { $count ->
    [one] На горячей линии дана { $count } консультация
    [few] На горячей линии даны { $count } консультации
   *[many] На горячей линии дано { $count } консультаций
}
    .title = Консультации, данные на горячей линии
hotline-figure-ukraine-consultations = { $count ->
    [one] В связи с войной в Украине дана { $count } консультация о въезде, транзите и выезде, { $percent } всех консультаций
    [few] В связи с войной в Украине даны { $count } консультации о въезде, транзите и выезде, { $percent } всех консультаций
   *[many] В связи с войной в Украине дано { $count } консультаций о въезде, транзите и выезде, { $percent } всех консультаций
}
    .title = Доля консультаций, связанных с Украиной, среди всех консультаций
hotline-figure-ukraine-requests = { $count ->
    [one] В связи с войной в Украине поступил { $count } запрос о въезде, транзите и выезде
    [few] В связи с войной в Украине поступили { $count } запроса о въезде, транзите и выезде
   *[many] В связи с войной в Украине поступило { $count } запросов о въезде, транзите и выезде
}
    .title = Запросы, связанные с Украиной, с консультацией или без неё
hotline-figure-requests = { $count ->
    [one] На горячую линию поступил { $count } запрос
    [few] На горячую линию поступили { $count } запроса
   *[many] На горячую линию поступило { $count } запросов
}
    .title = Запросы, поступившие на горячую линию, по темам
hotline-figure-contacts = { $count ->
    [one] На горячую линию поступило { $count } обращение
    [few] На горячую линию поступили { $count } обращения
   *[many] На горячую линию поступило { $count } обращений
}
    .title = Обращения на горячую линию по темам; в одном обращении может быть несколько тем

hotline-list-title = Журнал звонков
hotline-list-explained = Звонки и сообщения горячей линии, по одному в строке: день, язык, темы, консультация.
hotline-list-would = Новое обращение
hotline-list-nationality = Гражданство обратившегося
hotline-list-ukraine = В связи с войной в Украине
hotline-list-time = Время
hotline-list-unknown-language = Напишите название языка или его код, например арабский или ara
hotline-list-unknown-area = Напишите название области, например Гродненская
hotline-retention-what = Слова звонивших и телефоны для обратного звонка
hotline-retention-then = Ключ звонившего уничтожается; канал, тема и день остаются
