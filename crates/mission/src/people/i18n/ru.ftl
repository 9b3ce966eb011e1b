people-title = Люди
people-register = Зарегистрировать людей
people-save = Сохранить
people-none = Никто не подходит
people-none-hint = Сбросьте фильтры или ищите по имени либо номеру дела.
people-search = Найти человека
people-search-hint = Начала имён любым письмом, номер документа или телефона либо номер дела
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
people-why-alike = Почему это может быть тот же человек
people-reason = { $field }: { $finding }
people-very-likely = Очень вероятно, тот же человек
people-likely = Вероятно, тот же человек
people-possible = Возможно, тот же человек
people-alike-same = совпадает
people-alike-other-spelling = совпадает в другом написании или письме
people-alike-one-letter = отличие в одну букву или цифру
people-alike-partly = совпадает частично
people-alike-exchanged = имя и фамилия поменялись местами
people-alike-day-month = день и месяц поменялись местами
people-alike-date-slip = отличается одна часть даты
people-alike-same-year = совпадает год
people-alike-near-year = разница в один-два года
people-alike-households = у двух домохозяйств есть ещё один общий член
people-alike-differs = не совпадает
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
people-erase = Удалить данные человека
people-erasure = Удаление данных
people-erasures = Удаление данных
people-erasures-explained = Чьи данные удаляются: просит один сотрудник, подтверждает другой. Имён здесь нет.
people-erasures-none = Просьб об удалении нет
people-erasures-none-hint = Ответственный за защиту данных подаёт просьбу со страницы человека.
people-erase-explained = Здесь подаётся просьба; выполняется она, только когда её подтвердит другой сотрудник. Все регистрации человека удаляются вместе.
people-erase-several = { $count ->
    [one] С этим человеком связана { $count } регистрация:
    [few] С этим человеком связаны { $count } регистрации:
    [many] С этим человеком связано { $count } регистраций:
   *[other] С этим человеком связано { $count } регистрации:
}
people-erase-goes = Что исчезнет
people-erase-goes-clear = Номера дел, год рождения, домохозяйство, место, номера в других системах
people-erase-versions = { $count ->
    [one] { $count } версия
    [few] { $count } версии
    [many] { $count } версий
   *[other] { $count } версии
}
people-erase-stays = Что останется, без имени
people-erase-events = { $count ->
    [one] { $count } событие
    [few] { $count } события
    [many] { $count } событий
   *[other] { $count } события
}
people-erase-stays-log = Журнал аудита: номера без имён
people-erase-held = На данные этого человека наложен запрет. Пока он не снят, ничего не удаляется.
people-erase-for-good = Удаление окончательно. Отменить его нельзя никаким ключом и ни из какой резервной копии.
people-erase-ask = Подать просьбу об удалении
people-erase-reason = Основание
people-erase-reason-withdrawn = Согласие отозвано
people-erase-reason-objected = Человек возражает против хранения
people-erase-reason-unlawful = Хранить это было нельзя
people-erase-reason-not-needed = Больше не нужно
people-erase-reason-term = Срок истёк
people-erase-reference = Номер просьбы
people-erase-reference-hint = Как в реестре просьб, например DP-2022-014; никогда не имя
people-erase-reference-wrong = Только латинские буквы, цифры и дефисы, хотя бы одна цифра
people-erase-other-office = Одна из регистраций этого человека принадлежит офису, с которым вы не работаете.
people-erase-changed = После подачи просьбы связи между регистрациями изменились. Отклоните её и подайте новую.
people-erase-state = Состояние
people-erase-state-asked = Ждёт второго сотрудника
people-erase-state-confirmed = Выполняется
people-erase-state-done = Удалено
people-erase-state-refused = Отклонено или отозвано
people-erase-asked-on = Подано
people-erase-asked-by = Кто подал
people-erase-decided-on = Решено
people-erase-decided-by = Кто решил
people-erase-waits = Это должен подтвердить другой сотрудник.
people-erase-backups = В прежних резервных копиях ключи остаются, пока копии не удалены. При восстановлении применяется список удалений, лежащий рядом с каждой более поздней копией.
people-erase-confirm = Удалить окончательно
people-erase-refuse = Отклонить
people-erase-withdraw = Отозвать просьбу
people-erased-on = Удалено { $day }
people-hold = Запрет удаления
people-sealed-identity = Имена, дата рождения, документы
people-sealed-contact = Телефоны и адреса
people-sealed-protection = Записи о защите
people-sealed-medical = Медицинские записи
people-sealed-attachments = Фотографии и файлы
