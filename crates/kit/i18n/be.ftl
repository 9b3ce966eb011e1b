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


## Памылкі: што здарылася і што рабіць

error-home = Перайсці на галоўную старонку
error-number = Праблема { $number }
error-unreadable = Запыт немагчыма прачытаць
error-unreadable-advice = Вярніцеся назад і адпраўце форму яшчэ раз. Калі запыт адправіла праграма, яе даныя маюць іншую форму, чым апісана ў API.
error-sign-in = Спачатку ўвайдзіце ў сістэму
error-sign-in-advice = Увайдзіце са сваім уліковым запісам або дашліце сапраўдны токен.
error-second-factor = Спачатку наладзьце другі фактар
error-second-factor-advice = Вашы ролі адкрываюць запісы, уцечка якіх найбольш небяспечная. Наладзьце ў сваім уліковым запісе праграму, якая паказвае код.
error-forged = Тэрмін дзеяння формы скончыўся
error-forged-advice = Пакуль форма была адкрыта, ваш сеанс скончыўся або пачаўся нанова. Вярніцеся назад, пры патрэбе скапіруйце ўведзенае, абнавіце старонку і адпраўце форму яшчэ раз.
error-not-found = Старонка не знойдзена
error-not-found-advice = Такой старонкі або запісу няма, або ён не сярод тых, з якімі вы працуеце. Праверце адрас або спытайце адказнага за запіс.
error-method = Тут гэта зрабіць нельга
error-method-advice = Адкрыйце старонку праз меню і карыстайцеся яе кнопкамі.
error-stale = Тым часам запіс змяніў нехта іншы
error-stale-advice = Вашы змены не захаваны. Адкрыйце запіс нанова, паглядзіце, што змянілася, і ўнясіце свае змены яшчэ раз.
error-key-reused = Гэта ўжо было адпраўлена з іншым зместам
error-key-reused-advice = Адзін і той жа ключ прыйшоў двойчы з розным зместам. Адкрыйце форму нанова і адпраўце яе яшчэ раз.
error-duplicate = Такі запіс ужо ёсць
error-duplicate-advice = Перш чым ствараць новы запіс, знайдзіце наяўны.
error-erased = Даныя гэтага чалавека выдалены
error-erased-advice = Усё, што дазваляла пазнаць чалавека, знішчана незваротна. Падзеі без імя па-ранейшаму ўлічваюцца.
error-too-large = Занадта вялікі аб’ём
error-too-large-advice = Форма можа займаць да 1 МБ, файл — да 16 МБ. Падзяліце файл і адпраўце часткі па чарзе.
error-format = Гэты фармат тут не прымаецца
error-format-advice = Выкарыстайце адзін з фарматаў, названых на старонцы.
error-invalid = Трэба нешта выправіць
error-invalid-advice = Выпраўце пазначаныя палі і адпраўце форму яшчэ раз.
error-refused = Зараз гэта немагчыма
error-too-often = Занадта шмат спроб
error-too-often-advice = Пачакайце хвіліну і паспрабуйце зноў.
error-internal = Памылка на нашым баку
error-internal-advice = Нічога не захавана напалову. Паспрабуйце яшчэ раз; калі памылка паўторыцца, паведаміце адміністратару час і нумар, пададзены ніжэй.
error-locked = Запісы місіі замкнёныя
error-locked-advice = Сервер перазапушчаны і чакае захавальніка ключа. Новыя запісы прымаюцца; імёны нельга паказаць, пакуль ключ не ўведзены.
error-storage-full = На дыску сервера няма месца
error-storage-full-advice = Нічога не захавана. Захавайце ўведзенае ў сябе і паведаміце адміністратару. Чытаць запісы можна.
error-database = База даных не адказвае
error-database-advice = Нічога не захавана. Захавайце ўведзенае ў сябе і паспрабуйце праз хвіліну.
error-not-audited = Запіс застаецца закрытым
error-not-audited-advice = Адкрыццё запісу спачатку павінна трапіць у журнал, а журнал зараз недаступны для запісу. Паспрабуйце праз хвіліну.
error-too-slow = Гэта заняло занадта шмат часу
error-too-slow-advice = Нічога не пацверджана. Паспрабуйце яшчэ раз: форма, якая прыйшла двойчы, захоўваецца адзін раз.

ui-saved = Захавана
ui-my-account = Мой уліковы запіс

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
ui-filter-chip = { $label }: { $value }
ui-remove = Прыбраць
ui-pages = Старонкі
ui-previous = Папярэдняя
ui-next = Наступная
ui-characters-at-most = Знакаў не больш за: { $number }
ui-characters-left = Засталося знакаў: { $number }
ui-characters-over = Лішніх знакаў: { $number }


## Што не так з полем

check-required = Запоўніце: { $field }
check-required-choice = Выберыце: { $field }
check-too-long = { $max ->
    [one] Не больш за { $max } знак
    [few] Не больш за { $max } знакі
    [many] Не больш за { $max } знакаў
   *[other] Не больш за { $max } знака
}
check-characters = Прыбярыце недрукаваныя сімвалы
check-choice = Выберыце адзін з прапанаваных варыянтаў
check-whole = Увядзіце цэлы лік, напрыклад 12
check-range = Увядзіце лік ад { $min } да { $max }
check-decimal = Увядзіце лік не больш чым з трыма знакамі пасля коскі, напрыклад 332,2
check-date = Такой даты няма. Увядзіце дзень, месяц і год, напрыклад 9 6 2022
check-whole-date = Увядзіце дзень, месяц і год
check-future = Гэты дзень яшчэ не настаў. Увядзіце сённяшні або ранейшы дзень
check-birth = Увядзіце дату нараджэння не ў будучыні і не раней за 1890 год
