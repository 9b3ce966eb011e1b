language-name = Беларуская

date-about = каля { $year } г.
date-unknown = дата невядомая
date-as-of = па стане на { $date }
date-since = з { $date }
date-days = { $count ->
    [one] { $count } дзень
    [few] { $count } дні
   *[many] { $count } дзён
}

list-more = і яшчэ { $count }

number-unknown = невядома

## The words that parts of a page say by themselves

ui-skip-to-main = Перайсці да зместу
ui-menu = Меню
ui-main-navigation = Галоўнае меню
ui-language = Мова
ui-sign-out = Выйсці
ui-back = Назад
ui-breadcrumb = Дзе вы знаходзіцеся
ui-demo = Дэма
ui-internal = Для службовага карыстання
ui-done = Гатова
ui-important = Важна
ui-warning = Увага
ui-exit-page = Пакінуць старонку
ui-exit-leaving = Старонка закрываецца
ui-exit-shift = Shift націснуты. Націсніце яшчэ два разы, каб сысці
ui-exit-shift-again = Shift націснуты двойчы. Націсніце яшчэ раз, каб сысці
ui-exit-shift-over = Час для сыходу клавішай Shift скончыўся
ui-problem = Трэба выправіць
ui-error = Памылка:
ui-choose = Выберыце
ui-all = Усе
ui-no-match = Нічога не знойдзена
ui-type-to-search = Пачніце ўводзіць, каб скараціць спіс, потым выберыце стрэлкамі
ui-day = Дзень
ui-month = Месяц
ui-year = Год
ui-age-about = або ўзрост, каля
ui-date-partial = Пакіньце дзень або месяц пустымі, калі яны невядомыя
ui-show = Паказаць
ui-hide = Схаваць
ui-show-password = Паказаць пароль
ui-hide-password = Схаваць пароль
ui-password-shown = Пароль відаць
ui-password-hidden = Пароль схаваны
ui-filter = Фільтр
ui-filter-apply = Ужыць
ui-filter-applied = Ужытыя фільтры
ui-filter-clear = Скінуць фільтры
ui-remove = Прыбраць
ui-pages = Старонкі
ui-previous = Папярэдняя
ui-next = Наступная
ui-characters-at-most = Знакаў не больш за: { $number }
ui-characters-left = Засталося знакаў: { $number }
ui-characters-over = Лішніх знакаў: { $number }
