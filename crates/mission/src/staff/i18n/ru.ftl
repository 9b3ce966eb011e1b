staff-title = Сотрудники
staff-sign-in = Войти
staff-login = Логин
staff-login-hint = Условное имя из латинских букв, цифр, точек и дефисов; не полное имя человека
staff-login-letters = Используйте только латинские буквы, цифры, точки и дефисы
staff-login-taken = Этот логин занят. Выберите другой
staff-password = Пароль
staff-password-hint = Не менее 12 знаков; лучше всего несколько слов
staff-short-password = Введите не менее 12 знаков
staff-wrong-password = Логин и пароль не подходят друг к другу. Проверьте и попробуйте снова
staff-wrong-old-password = Это не ваш нынешний пароль
staff-old-password = Нынешний пароль
staff-new-password = Новый пароль
staff-first-password = Первый пароль
staff-change-password = Изменить пароль
staff-welcome = Что вы хотите сделать?
staff-no-rights = У вашей учётной записи пока нет роли. Обратитесь к администратору.
staff-tokens = Токены для программ
staff-tokens-explained = Токен позволяет программе действовать от вашего имени в выбранных вами пределах, пока он не истечёт или вы его не отзовёте.
staff-token-once = Скопируйте токен сейчас. Больше он не будет показан.
staff-token-label = Для чего он
staff-token-label-hint = Например, «выгрузка с планшетов, Гродно»
staff-token-days = Срок действия
staff-token-scopes = Что ему разрешено
staff-token-needs-scope = Выберите хотя бы одно действие
staff-token-ends = Истекает
staff-make-token = Создать токен
staff-revoke = Отозвать
staff-revoked = Отозван
staff-add = Добавить учётную запись
staff-edit = Изменить
staff-save = Сохранить
staff-roles = Роли
staff-needs-role = Выберите хотя бы одну роль
staff-roles-apart = Тот, кто готовит отчёты, не может их утверждать. Выберите одну из двух ролей
staff-offices = Офисы
staff-offices-hint = С чьими записями работает этот человек
staff-everywhere = Все офисы
staff-partner = Партнёрская организация
staff-partner-hint = Её код; только для учётных записей партнёров
staff-language = Язык
staff-state = Состояние
staff-active = Действует
staff-disabled = Отключена
staff-toggle = Отключить или включить
staff-not-oneself = Никто не меняет собственные права. Обратитесь к другому администратору.
staff-postings = Назначения
staff-add-posting = Добавить назначение
staff-duty-station = Место службы
staff-function = Должность
staff-function-field = Полевой сотрудник
staff-function-local = Местный сотрудник
staff-function-medical = Медицинский сотрудник
staff-function-management = Руководство
staff-from-day = Первый день
staff-to-day = Последний день
staff-to-day-hint = Оставьте пустым, пока назначение действует
staff-log = Журнал действий
staff-log-explained = Каждое действие и каждое открытие записи, без имён. Цепочка за ним выявляет любое изменение.
staff-log-at = Когда
staff-log-actor = Кто
staff-log-action = Что
staff-log-subject = Запись
staff-log-detail = Подробности
staff-retention = Что и как долго хранится
staff-retention-what = Что
staff-retention-how-long = Как долго
staff-retention-then = Что происходит потом
staff-retention-subject = Пока хранится то, к чему относится
staff-role-operator = Оператор горячей линии
staff-role-enumerator = Интервьюер
staff-role-data-supervisor = Супервайзер данных
staff-role-caseworker = Специалист по ведению дел
staff-role-protection-supervisor = Руководитель по защите
staff-role-bid-member = Член комиссии по наилучшим интересам
staff-role-physician = Врач
staff-role-movement-officer = Специалист по перевозкам
staff-role-logistician = Логист
staff-role-finance = Финансы
staff-role-partner = Партнёрская организация
staff-role-reporting-officer = Специалист по отчётности
staff-role-data-protection = Ответственный за защиту данных
staff-role-chief-of-mission = Глава миссии
staff-role-receiving-mission = Принимающая миссия
staff-role-administrator = Администратор
staff-figure-field = { $count ->
    [one] { $count } сотрудник на местах
    [few] { $count } сотрудника на местах
    [many] { $count } сотрудников на местах
   *[other] { $count } сотрудника на местах
}
    .title = Сотрудники на местах
staff-unlock = Открыть записи миссии
staff-unlock-explained = Сервер перезапущен. Записи принимаются; имена будут показаны после ввода ключа.
staff-passphrase = Парольная фраза миссии
staff-passphrase-hint = Как её записал хранитель ключа, со всеми пробелами
staff-wrong-passphrase = Это не открывает ключ. Проверьте каждое слово и попробуйте снова
staff-second-factor = Второй фактор
staff-second-factor-page = Открыть
staff-second-factor-on = Настроен
staff-second-factor-off = Нет
staff-second-factor-due = Ваши роли требуют второго фактора. Настройте его, прежде чем продолжить.
staff-second-factor-explained = Приложение-аутентификатор в телефоне показывает новый код каждые полминуты. При входе нужны будут пароль и этот код. Наведите приложение на рисунок.
staff-second-factor-picture = Рисунок для приложения-аутентификатора; тот же секрет стоит ниже текстом
staff-second-factor-by-hand = Или введите секрет в приложение вручную:
staff-second-factor-set-up = Настроить
staff-second-factor-is-on = { $count ->
    [one] Второй фактор настроен. Остался { $count } запасной код.
    [few] Второй фактор настроен. Осталось { $count } запасных кода.
    [many] Второй фактор настроен. Осталось { $count } запасных кодов.
   *[other] Второй фактор настроен. Осталось { $count } запасного кода.
}
staff-second-factor-lost = Телефон потерян или коды кончились? Попросите администратора сбросить второй фактор; затем настройте новый.
staff-second-factor-reset = Сбросить второй фактор
staff-code = Код
staff-code-hint = Шесть цифр из приложения или запасной код
staff-first-code-hint = Шесть цифр, которые приложение показывает сейчас
staff-wrong-code = Код не подходит или уже использован. Дождитесь следующего и попробуйте ещё раз
staff-recovery-codes = Запасные коды
staff-recovery-once = Запишите эти коды на бумаге сейчас. Больше они не показываются.
staff-recovery-explained = Каждый действует один раз вместо кода из приложения: на случай потери телефона.
staff-recovery-kept = Коды записаны
staff-retention-explained = То, чей срок истёк, раз в день завершается само. Сначала это видно в списке; запрет останавливает удаление; больше пятидесяти сразу ждут двух сотрудников.
staff-retention-due = Срок истёк
staff-retention-soon = Истекает за 30 дней
staff-retention-paused = Остановлено
staff-retention-always = Пока существует миссия
staff-retention-is-paused = На всё это наложен запрет: пока он не снят, ничего не удаляется.
staff-retention-held = Под запретом
staff-holds = Запреты
staff-holds-none = Запретов нет.
staff-retention-runs = Ежедневные проходы
staff-retention-runs-none = Ещё не выполнялись.
staff-retention-pause = Наложить запрет на всё
staff-retention-many = { $count ->
    [one] Срок истёк у { $count } записи. Она ждёт двух сотрудников.
    [few] Срок истёк у { $count } записей. Столько ждут двух сотрудников.
    [many] Срок истёк у { $count } записей. Столько ждут двух сотрудников.
   *[other] Срок истёк у { $count } записи. Столько ждут двух сотрудников.
}
staff-retention-release-asked = Подал { $who }. Подтвердить должен другой сотрудник.
staff-retention-release-confirm = Подтвердить: завершить окончательно
staff-retention-release = Попросить завершить
staff-retention-due-on = Срок
staff-retention-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
    [many] и ещё { $count }
   *[other] и ещё { $count }
}
staff-retention-day = День
staff-retention-ended = Завершено
staff-retention-waiting = Ждут
staff-hold-on = На что
staff-hold-reason = Почему
staff-hold-reference = Номер документа
staff-hold-reference-hint = Например, номер дела; никогда не имя
staff-hold-reference-wrong = Только латинские буквы, цифры и дефисы
staff-hold-lift = Снять
staff-hold-all = Всё этого вида
staff-hold-set = Наложить запрет
staff-hold-explained = Пока запрет действует, ничего из этого не удаляется: ни по сроку, ни по просьбе.
staff-hold-claim = Судебное требование
staff-hold-investigation = Расследование
staff-hold-audit = Аудит
staff-hold-request = По просьбе самого человека
staff-kept-sessions = Сеансы входа
staff-kept-keys = Ключи, которые не дают сохранить форму дважды
staff-kept-deleted = Удаляются
staff-kept-log = Только номера; журнал показывает, что ничего не изменено тайком
