people-title = Люди
people-register = Зарегистрировать людей
people-save = Сохранить
people-none = Никто не подходит
people-none-hint = Сбросьте фильтры или ищите по имени либо номеру дела.
people-search = Найти человека
people-search-hint = Начала имён любым письмом, номер документа или номер дела
people-search-button = Найти
people-found = { $count ->
    [one] Найден { $count } человек
    [few] Найдено { $count } человека
    [many] Найдено { $count } человек
   *[other] Найдено { $count } человека
}
people-nobody-found = Никто не найден
people-nobody-found-hint = Попробуйте меньше букв, другое написание или имя другим письмом.
people-case = Дело { $number }
people-number = Номер дела
people-name = Имя
people-given = Имя
people-family = Фамилия
people-father = Имя отца или отчество
people-other-script = Имя другим письмом
people-other-script-hint = Как в паспорте
people-if-known = Если известно
people-sex = Пол
people-sex-female = Женский
people-sex-male = Мужской
people-sex-other = Другой
people-sex-unknown = Не известен
people-birth = Дата рождения
people-birth-year = Год рождения
people-nationality = Гражданство
people-unknown-country = Выберите страну из списка; название вроде «Конго» может означать две страны
people-document = Номер документа
people-phone = Телефон
people-address = Где можно найти человека
people-address-hint = Только то, что нужно для новой встречи
people-population = Группа
people-population-ukraine = Перемещённые из Украины
people-population-third-country = Граждане третьих стран, бежавшие из Украины
people-population-stranded = Мигранты в бедственном положении
people-population-national = Граждане этой страны
people-population-other = Другие
people-channel = Как человек обратился к нам
people-channel-walk-in = Пришёл сам
people-channel-site-visit = Встретили при выезде на место
people-channel-phone = Телефон
people-channel-email = Электронная почта
people-channel-hotline = Горячая линия
people-channel-partner = Направил партнёр
people-channel-authority = Направил государственный орган
people-channel-import = Импортированный список
people-office = Офис
people-place = Где встретили
people-place-hint = Если не в офисе
people-registered-on = День регистрации
people-arrived-on = День прибытия в страну
people-household = Домохозяйство
people-household-role = Место в домохозяйстве
people-role-head = Глава
people-role-spouse = Супруг или супруга
people-role-child = Ребёнок
people-role-parent = Родитель
people-role-sibling = Брат или сестра
people-role-other = Другое
people-members = Члены домохозяйства
people-members-hint = Добавьте всех, кто живёт и питается вместе с этим человеком. Для одинокого человека пропустите.
people-member = Член домохозяйства
people-add-member = Добавить человека
people-perhaps-known = Возможно, эти люди уже известны
people-perhaps-known-hint = Сначала откройте их записи. Если это другой человек, нажмите «Сохранить» ещё раз.
people-correct = Исправить
people-merge = Тот же человек, что и…
people-merge-explained = Две регистрации одного человека связываются. В них ничего не меняется, и связь можно отменить.
people-perhaps-same = Регистрации с похожими именами
people-other-number = Номер дела другой регистрации
people-other-number-hint = Например, 4721-8305-6
people-no-such-number = Другой регистрации с таким номером нет. Проверьте каждую цифру.
people-already-one = Эти две регистрации уже связаны.
people-later-merge = На этой связи держится более поздняя. Сначала отмените её.
people-same-person = Регистрации того же человека
people-undo-merge = Отменить связь
people-void = Отозвать регистрацию
people-void-hint = Она сохраняется с отметкой и больше не учитывается
people-void-reason = Причина
people-void-mistake = Зарегистрирован по ошибке
people-void-twice = Зарегистрирован дважды
people-void-not-a-person = Не человек (проверка)
people-void-asked = По просьбе человека
people-is-voided = Эта регистрация отозвана: { $reason }
people-retention-what = Регистрации: имена, документы, контакты
people-retention-then = Ключ человека уничтожается; данные для статистики остаются
people-figure-registered = { $count ->
    [one] зарегистрирован { $count } человек
    [few] зарегистрировано { $count } человека
    [many] зарегистрировано { $count } человек
   *[other] зарегистрировано { $count } человека
}
    .title = Зарегистрированные лица

people-list-title = Список зарегистрированных
people-list-explained = Люди, встреченные на площадке, по одному в строке; у семьи общий номер домохозяйства.
people-list-would = Новая регистрация
people-list-household = Номер домохозяйства
people-list-no-name = Укажите имя или номер
people-listed-full-name = Полное имя
people-listed-age = Возраст
