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
ui-remove = Убрать
ui-pages = Страницы
ui-previous = Предыдущая
ui-next = Следующая
ui-characters-at-most = Знаков не более: { $number }
ui-characters-left = Осталось знаков: { $number }
ui-characters-over = Лишних знаков: { $number }
