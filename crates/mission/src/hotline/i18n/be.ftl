hotline-title = Гарачая лінія
hotline-log = Запісаць зварот
hotline-log-another = Запісаць яшчэ адзін зварот
hotline-edit = Змяніць зварот
hotline-save = Захаваць
hotline-contact-of = Зварот: { $day }
hotline-day = Дзень
hotline-from = З
hotline-to = Па
hotline-office = Офіс
hotline-channel = Канал
hotline-channel-phone = Тэлефон
hotline-channel-messenger = Месенджар
hotline-channel-email = Эл. пошта
hotline-channel-walk-in = Асабіста
hotline-caller = Хто звярнуўся
hotline-caller-ukraine-displaced = Вымушана пакінулі Украіну
hotline-caller-migrant = Мігрант
hotline-caller-national = Грамадзянін гэтай краіны
hotline-caller-other = Хтосьці іншы
hotline-caller-unknown = Невядома
hotline-topic = Тэма
hotline-topics = Тэмы
    .hint = Адзначце ўсё, пра што пыталіся. Кожная тэма лічыцца адным запытам.
hotline-topic-entry-transit-exit = Уезд, транзіт і выезд
hotline-topic-employment = Працаўладкаванне
hotline-topic-covid-restrictions = Абмежаванні перамяшчэння праз COVID-19
hotline-topic-education-abroad = Вучоба за мяжой
hotline-topic-trafficking-prevention = Прадухіленне гандлю людзьмі
hotline-topic-legal-status = Прававы статус
hotline-topic-accommodation = Жыллё
hotline-topic-medical = Медыцынская дапамога
hotline-topic-return = Садзейнічанне добраахвотнаму вяртанню
hotline-topic-family = Сям’я
hotline-topic-other = Іншае
hotline-no-topic = Адзначце хаця б адну тэму
hotline-ukraine = У сувязі з вайной ва Украіне
hotline-ukraine-related = Звязана з Украінай
hotline-ukraine-without-entry = Адзначце таксама ўезд, транзіт і выезд або зніміце адзнаку пра сувязь з вайной ва Украіне
hotline-consultation = Кансультацыя дадзена
    .hint = Так, калі ў гэтым звароце была дадзена парада
hotline-yes = Так
hotline-no = Не
hotline-language = Мова
hotline-unknown-language = Выберыце мову са спіса
hotline-area = Рэгіён
hotline-unknown-area = Выберыце рэгіён са спіса
hotline-minutes = Працягласць
hotline-minutes-unit = хв
hotline-minutes-count = { $count ->
    [one] { $count } хвіліна
    [few] { $count } хвіліны
   *[many] { $count } хвілін
}
hotline-partner-desk = Лінія партнёра
    .hint = Код арганізацыі, якая прыняла зварот, напрыклад bwc. Пакіньце пустым, калі яго прыняла сама місія.
hotline-desk-is-a-code = Увядзіце код з малых лацінскіх літар, лічбаў, злучкоў і падкрэсліванняў
hotline-phone = Тэлефон для зваротнага званка
hotline-phone-wrong = Увядзіце нумар тэлефона: лічбы, прабелы і знакі + ( ) - . /
hotline-note = Нататка
hotline-sealed-hint = Неабавязкова. Захоўваецца запячатаным: адкрыць могуць толькі аператары гэтага офіса, і кожнае адкрыццё запісваецца.
hotline-open-note = Адкрыць нататку і тэлефон
hotline-note-title = Нататка і тэлефон
hotline-erased = Запячатаныя звесткі пра таго, хто звярнуўся, сцёртыя
hotline-void = Адклікаць
hotline-void-hint = Зварот застанецца ў спісе з пазнакай і больш не будзе ўлічвацца.
hotline-void-reason = Прычына
hotline-void-mistaken = Запісана памылкова
hotline-void-duplicate = Запісана двойчы
hotline-void-exercise = Вучэбны або пробны запіс
hotline-voided = Адклікана
hotline-voided-because = Адклікана: { $reason }
hotline-none = Падыходных зваротаў няма
hotline-none-hint = Скіньце фільтры, каб убачыць усе звароты вашых офісаў.

## Паказчыкі

hotline-figure-consultations = { $count ->
    [one] На гарачай лініі дадзена { $count } кансультацыя
    [few] На гарачай лініі дадзены { $count } кансультацыі
   *[many] На гарачай лініі дадзена { $count } кансультацый
}
    .title = Кансультацыі, дадзеныя на гарачай лініі
hotline-figure-ukraine-consultations = { $count ->
    [one] У сувязі з вайной ва Украіне дадзена { $count } кансультацыя пра ўезд, транзіт і выезд, { $percent } усіх кансультацый
    [few] У сувязі з вайной ва Украіне дадзены { $count } кансультацыі пра ўезд, транзіт і выезд, { $percent } усіх кансультацый
   *[many] У сувязі з вайной ва Украіне дадзена { $count } кансультацый пра ўезд, транзіт і выезд, { $percent } усіх кансультацый
}
    .title = Доля кансультацый, звязаных з Украінай, сярод усіх кансультацый
hotline-figure-ukraine-requests = { $count ->
    [one] У сувязі з вайной ва Украіне паступіў { $count } запыт пра ўезд, транзіт і выезд
    [few] У сувязі з вайной ва Украіне паступілі { $count } запыты пра ўезд, транзіт і выезд
   *[many] У сувязі з вайной ва Украіне паступіла { $count } запытаў пра ўезд, транзіт і выезд
}
    .title = Запыты, звязаныя з Украінай, з кансультацыяй або без яе
hotline-figure-requests = { $count ->
    [one] На гарачую лінію паступіў { $count } запыт
    [few] На гарачую лінію паступілі { $count } запыты
   *[many] На гарачую лінію паступіла { $count } запытаў
}
    .title = Запыты, якія паступілі на гарачую лінію, па тэмах
hotline-figure-contacts = { $count ->
    [one] На гарачую лінію паступіў { $count } зварот
    [few] На гарачую лінію паступілі { $count } звароты
   *[many] На гарачую лінію паступіла { $count } зваротаў
}
    .title = Звароты на гарачую лінію па тэмах; у адным звароце можа быць некалькі тэм

hotline-list-title = Журнал званкоў
hotline-list-explained = Званкі і паведамленні гарачай лініі, па адным у радку: дзень, мова, тэмы, кансультацыя.
hotline-list-would = Новы зварот
hotline-list-nationality = Грамадзянства таго, хто звярнуўся
hotline-list-ukraine = У сувязі з вайной ва Украіне
hotline-list-time = Час
hotline-list-unknown-language = Напішыце назву мовы або яе код, напрыклад арабская або ara
hotline-list-unknown-area = Напішыце назву вобласці, напрыклад Гродзенская
hotline-retention-what = Словы тых, хто званіў, і тэлефоны для зваротнага званка
hotline-retention-then = Ключ таго, хто званіў, знішчаецца; канал, тэма і дзень застаюцца
