staff-title = Супрацоўнікі
staff-sign-in = Увайсці
staff-login = Лагін
staff-login-hint = Умоўнае імя з лацінскіх літар, лічбаў, кропак і злучкоў; не поўнае імя чалавека
staff-login-letters = Выкарыстоўвайце толькі лацінскія літары, лічбы, кропкі і злучкі
staff-login-taken = Гэты лагін заняты. Выберыце іншы
staff-password = Пароль
staff-password-hint = Не менш за 12 знакаў; лепш за ўсё некалькі слоў
staff-short-password = Увядзіце не менш за 12 знакаў
staff-wrong-password = Лагін і пароль не падыходзяць адзін да аднаго. Праверце і паспрабуйце зноў
staff-wrong-old-password = Гэта не ваш цяперашні пароль
staff-old-password = Цяперашні пароль
staff-new-password = Новы пароль
staff-first-password = Першы пароль
staff-change-password = Змяніць пароль
staff-welcome = Што вы хочаце зрабіць?
staff-no-rights = У вашага ўліковага запісу пакуль няма ролі. Звярніцеся да адміністратара.
staff-tokens = Токены для праграм
staff-tokens-explained = Токен дазваляе праграме дзейнічаць ад вашага імя ў выбраных вамі межах, пакуль ён не скончыцца або вы яго не адклічаце.
staff-token-once = Скапіруйце токен цяпер. Больш ён не будзе паказаны.
staff-token-label = Для чаго ён
staff-token-label-hint = Напрыклад, «выгрузка з планшэтаў, Гродна»
staff-token-days = Тэрмін дзеяння
staff-token-scopes = Што яму дазволена
staff-token-needs-scope = Выберыце хаця б адно дзеянне
staff-token-ends = Сканчаецца
staff-make-token = Стварыць токен
staff-revoke = Адклікаць
staff-revoked = Адкліканы
staff-add = Дадаць уліковы запіс
staff-edit = Змяніць
staff-save = Захаваць
staff-roles = Ролі
staff-needs-role = Выберыце хаця б адну ролю
staff-roles-apart = Той, хто рыхтуе справаздачы, не можа іх зацвярджаць. Выберыце адну з дзвюх роляў
staff-offices = Офісы
staff-offices-hint = З чыімі запісамі працуе гэты чалавек
staff-everywhere = Усе офісы
staff-partner = Партнёрская арганізацыя
staff-partner-hint = Яе код; толькі для ўліковых запісаў партнёраў
staff-language = Мова
staff-state = Стан
staff-active = Дзейнічае
staff-disabled = Адключаны
staff-toggle = Адключыць або ўключыць
staff-not-oneself = Ніхто не мяняе ўласныя правы. Звярніцеся да іншага адміністратара.
staff-postings = Прызначэнні
staff-add-posting = Дадаць прызначэнне
staff-duty-station = Месца службы
staff-function = Пасада
staff-function-field = Палявы супрацоўнік
staff-function-local = Мясцовы супрацоўнік
staff-function-medical = Медыцынскі супрацоўнік
staff-function-management = Кіраўніцтва
staff-from-day = Першы дзень
staff-to-day = Апошні дзень
staff-to-day-hint = Пакіньце пустым, пакуль прызначэнне дзейнічае
staff-log = Журнал дзеянняў
staff-log-explained = Кожнае дзеянне і кожнае адкрыццё запісу, без імёнаў. Ланцужок за ім выяўляе любую змену.
staff-log-at = Калі
staff-log-actor = Хто
staff-log-action = Што
staff-log-subject = Запіс
staff-log-detail = Падрабязнасці
staff-retention = Што і як доўга захоўваецца
staff-retention-what = Што
staff-retention-how-long = Як доўга
staff-retention-then = Што адбываецца потым
staff-retention-subject = Пакуль захоўваецца тое, да чаго адносіцца
staff-role-operator = Аператар гарачай лініі
staff-role-enumerator = Інтэрв’юер
staff-role-data-supervisor = Супервайзер даных
staff-role-caseworker = Спецыяліст па вядзенні спраў
staff-role-protection-supervisor = Кіраўнік па абароне
staff-role-bid-member = Член камісіі па найлепшых інтарэсах
staff-role-physician = Урач
staff-role-movement-officer = Спецыяліст па перавозках
staff-role-logistician = Лагіст
staff-role-finance = Фінансы
staff-role-partner = Партнёрская арганізацыя
staff-role-reporting-officer = Спецыяліст па справаздачнасці
staff-role-data-protection = Адказны за абарону даных
staff-role-chief-of-mission = Кіраўнік місіі
staff-role-receiving-mission = Прымаючая місія
staff-role-administrator = Адміністратар
staff-figure-field = { $count ->
    [one] { $count } супрацоўнік на месцах
    [few] { $count } супрацоўнікі на месцах
    [many] { $count } супрацоўнікаў на месцах
   *[other] { $count } супрацоўніка на месцах
}
    .title = Супрацоўнікі на месцах
staff-unlock = Адкрыць запісы місіі
staff-unlock-explained = Сервер перазапушчаны. Запісы прымаюцца; імёны будуць паказаны пасля ўводу ключа.
staff-passphrase = Парольная фраза місіі
staff-passphrase-hint = Як яе запісаў захавальнік ключа, з усімі прабеламі
staff-wrong-passphrase = Гэта не адкрывае ключ. Праверце кожнае слова і паспрабуйце зноў
staff-second-factor = Другі фактар
staff-second-factor-page = Адкрыць
staff-second-factor-on = Наладжаны
staff-second-factor-off = Няма
staff-second-factor-due = Вашы ролі патрабуюць другога фактара. Наладзьце яго, перш чым працягнуць.
staff-second-factor-explained = Праграма-аўтэнтыфікатар у тэлефоне паказвае новы код кожныя паўхвіліны. Пры ўваходзе спатрэбяцца пароль і гэты код. Навядзіце праграму на малюнак.
staff-second-factor-picture = Малюнак для праграмы-аўтэнтыфікатара; той самы сакрэт стаіць ніжэй тэкстам
staff-second-factor-by-hand = Або ўвядзіце сакрэт у праграму ўручную:
staff-second-factor-set-up = Наладзіць
staff-second-factor-is-on = { $count ->
    [one] Другі фактар наладжаны. Застаўся { $count } запасны код.
    [few] Другі фактар наладжаны. Засталося { $count } запасныя коды.
    [many] Другі фактар наладжаны. Засталося { $count } запасных кодаў.
   *[other] Другі фактар наладжаны. Засталося { $count } запаснога кода.
}
staff-second-factor-lost = Тэлефон згублены або коды скончыліся? Папрасіце адміністратара скінуць другі фактар; потым наладзьце новы.
staff-second-factor-reset = Скінуць другі фактар
staff-code = Код
staff-code-hint = Шэсць лічбаў з праграмы або запасны код
staff-first-code-hint = Шэсць лічбаў, якія праграма паказвае цяпер
staff-wrong-code = Код не падыходзіць або ўжо скарыстаны. Дачакайцеся наступнага і паспрабуйце яшчэ раз
staff-recovery-codes = Запасныя коды
staff-recovery-once = Запішыце гэтыя коды на паперы цяпер. Больш яны не паказваюцца.
staff-recovery-explained = Кожны дзейнічае адзін раз замест кода з праграмы: на выпадак страты тэлефона.
staff-recovery-kept = Коды запісаны
staff-retention-explained = Тое, чый тэрмін скончыўся, раз на дзень завяршаецца само. Спачатку гэта відаць у спісе; забарона спыняе выдаленне; больш за пяцьдзясят адразу чакаюць двух супрацоўнікаў.
staff-retention-due = Тэрмін скончыўся
staff-retention-soon = Скончыцца за 30 дзён
staff-retention-paused = Спынена
staff-retention-always = Пакуль існуе місія
staff-retention-is-paused = На ўсё гэта накладзена забарона: пакуль яна не знята, нічога не выдаляецца.
staff-retention-held = Пад забаронай
staff-holds = Забароны
staff-holds-none = Забарон няма.
staff-retention-runs = Штодзённыя праходы
staff-retention-runs-none = Яшчэ не выконваліся.
staff-retention-pause = Накласці забарону на ўсё
staff-retention-many = { $count ->
    [one] Тэрмін скончыўся ў { $count } запісу. Ён чакае двух супрацоўнікаў.
    [few] Тэрмін скончыўся ў { $count } запісаў. Столькі чакаюць двух супрацоўнікаў.
    [many] Тэрмін скончыўся ў { $count } запісаў. Столькі чакаюць двух супрацоўнікаў.
   *[other] Тэрмін скончыўся ў { $count } запісу. Столькі чакаюць двух супрацоўнікаў.
}
staff-retention-release-asked = Падаў { $who }. Пацвердзіць павінен іншы супрацоўнік.
staff-retention-release-confirm = Пацвердзіць: завяршыць канчаткова
staff-retention-release = Папрасіць завяршыць
staff-retention-due-on = Тэрмін
staff-retention-more = { $count ->
    [one] і яшчэ { $count }
    [few] і яшчэ { $count }
    [many] і яшчэ { $count }
   *[other] і яшчэ { $count }
}
staff-retention-day = Дзень
staff-retention-ended = Завершана
staff-retention-waiting = Чакаюць
staff-hold-on = На што
staff-hold-reason = Чаму
staff-hold-reference = Нумар дакумента
staff-hold-reference-hint = Напрыклад, нумар справы; ніколі не імя
staff-hold-reference-wrong = Толькі лацінскія літары, лічбы і злучкі
staff-hold-lift = Зняць
staff-hold-all = Усё гэтага віду
staff-hold-set = Накласці забарону
staff-hold-explained = Пакуль забарона дзейнічае, нічога з гэтага не выдаляецца: ні па тэрміне, ні па просьбе.
staff-hold-claim = Судовае патрабаванне
staff-hold-investigation = Расследаванне
staff-hold-audit = Аўдыт
staff-hold-request = Па просьбе самога чалавека
staff-kept-sessions = Сеансы ўваходу
staff-kept-keys = Ключы, якія не даюць захаваць форму двойчы
staff-kept-deleted = Выдаляюцца
staff-kept-log = Толькі нумары; журнал паказвае, што нічога не зменена патаемна
