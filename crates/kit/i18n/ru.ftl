language-name = Русский

date-about = около { $year } г.
date-unknown = дата неизвестна
date-as-of = по состоянию на { $date }
date-since = с { $date }
date-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}

list-more = и ещё { $count }

number-unknown = неизвестно


## Ошибки: что случилось и что делать

error-home = Перейти на главную страницу
error-number = Проблема { $number }
error-unreadable = Запрос невозможно прочитать
error-unreadable-advice = Вернитесь назад и отправьте форму ещё раз. Если запрос отправила программа, форма данных отличается от описанной в API.
error-sign-in = Сначала войдите в систему
error-sign-in-advice = Войдите под своей учётной записью или отправьте действительный токен.
error-second-factor = Сначала настройте второй фактор
error-second-factor-advice = Ваши роли открывают записи, утечка которых опаснее всего. Настройте в своей учётной записи приложение, которое показывает код.
error-forged = Срок действия формы истёк
error-forged-advice = Пока форма была открыта, ваш сеанс завершился или начался заново. Вернитесь назад, при необходимости скопируйте введённое, обновите страницу и отправьте форму ещё раз.
error-not-found = Страница не найдена
error-not-found-advice = Такой страницы или записи нет, либо она не входит в число тех, с которыми вы работаете. Проверьте адрес или спросите ответственного за запись.
error-method = Здесь это сделать нельзя
error-method-advice = Откройте страницу через меню и пользуйтесь её кнопками.
error-stale = Тем временем запись изменил кто-то другой
error-stale-advice = Ваши изменения не сохранены. Откройте запись заново, посмотрите, что изменилось, и внесите свои изменения ещё раз.
error-key-reused = Это уже было отправлено с другим содержанием
error-key-reused-advice = Один и тот же ключ пришёл дважды с разным содержанием. Откройте форму заново и отправьте её ещё раз.
error-duplicate = Такая запись уже есть
error-duplicate-advice = Прежде чем создавать новую запись, найдите имеющуюся.
error-erased = Данные этого человека удалены
error-erased-advice = Всё, что позволяло узнать человека, уничтожено безвозвратно. События без имени по-прежнему учитываются.
error-too-large = Слишком большой объём
error-too-large-advice = Форма может занимать до 1 МБ, файл — до 16 МБ. Разделите файл и отправьте части по очереди.
error-format = Этот формат здесь не принимается
error-format-advice = Используйте один из форматов, указанных на странице.
error-invalid = Нужно кое-что исправить
error-invalid-advice = Исправьте отмеченные поля и отправьте форму ещё раз.
error-refused = Сейчас это невозможно
error-too-often = Слишком много попыток
error-too-often-advice = Подождите минуту и попробуйте снова.
error-internal = Произошла ошибка на нашей стороне
error-internal-advice = Ничего не сохранено наполовину. Попробуйте ещё раз; если ошибка повторится, сообщите администратору время и номер, указанный ниже.
error-locked = Записи миссии закрыты на ключ
error-locked-advice = Сервер перезапущен и ждёт хранителя ключа. Новые записи принимаются; имена нельзя показать, пока ключ не введён.
error-storage-full = На диске сервера нет места
error-storage-full-advice = Ничего не сохранено. Сохраните введённое у себя и сообщите администратору. Читать записи можно.
error-database = База данных не отвечает
error-database-advice = Ничего не сохранено. Сохраните введённое у себя и попробуйте через минуту.
error-not-audited = Запись остаётся закрытой
error-not-audited-advice = Открытие записи сначала должно попасть в журнал, а журнал сейчас недоступен для записи. Попробуйте через минуту.

ui-saved = Сохранено
ui-my-account = Моя учётная запись

## The words that parts of a page say by themselves

ui-skip-to-main = Перейти к содержанию
ui-menu = Меню
ui-main-navigation = Главное меню
ui-language = Язык
ui-sign-out = Выйти
ui-back = Назад
ui-breadcrumb = Где вы находитесь
ui-demo = Демо
ui-internal = Для служебного пользования
ui-done = Готово
ui-important = Важно
ui-warning = Внимание
ui-exit-page = Покинуть страницу
ui-exit-leaving = Страница закрывается
ui-exit-shift = Shift нажат. Нажмите ещё два раза, чтобы уйти
ui-exit-shift-again = Shift нажат дважды. Нажмите ещё раз, чтобы уйти
ui-exit-shift-over = Время для ухода клавишей Shift истекло
ui-problem = Нужно исправить
ui-error = Ошибка:
ui-choose = Выберите
ui-all = Все
ui-no-match = Ничего не найдено
ui-type-to-search = Начните вводить, чтобы сократить список, затем выберите стрелками
ui-day = День
ui-month = Месяц
ui-year = Год
ui-age-about = или возраст, около
ui-date-partial = Оставьте день или месяц пустыми, если они неизвестны
ui-show = Показать
ui-hide = Скрыть
ui-show-password = Показать пароль
ui-hide-password = Скрыть пароль
ui-password-shown = Пароль виден
ui-password-hidden = Пароль скрыт
ui-filter = Фильтр
ui-filter-apply = Применить
ui-filter-applied = Применённые фильтры
ui-filter-clear = Сбросить фильтры
ui-filter-chip = { $label }: { $value }
ui-remove = Убрать
ui-pages = Страницы
ui-previous = Предыдущая
ui-next = Следующая
ui-characters-at-most = Знаков не более: { $number }
ui-characters-left = Осталось знаков: { $number }
ui-characters-over = Лишних знаков: { $number }


## Что не так с полем

check-required = Заполните: { $field }
check-required-choice = Выберите: { $field }
check-too-long = { $max ->
    [one] Не более { $max } знака
    [few] Не более { $max } знаков
    [many] Не более { $max } знаков
   *[other] Не более { $max } знака
}
check-characters = Уберите непечатаемые символы
check-choice = Выберите один из предложенных вариантов
check-whole = Введите целое число, например 12
check-range = Введите число от { $min } до { $max }
check-decimal = Введите число не более чем с тремя знаками после запятой, например 332,2
check-date = Такой даты нет. Введите день, месяц и год, например 9 6 2022
check-whole-date = Введите день, месяц и год
check-future = Этот день ещё не наступил. Введите сегодняшний или более ранний день
check-birth = Введите дату рождения не в будущем и не раньше 1890 года
