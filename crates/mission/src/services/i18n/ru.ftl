services-title = Помощь и услуги
services-record = Записать выдачу
services-edit = Продолжить выдачу
services-save = Сохранить
services-none = Подходящих записей нет
services-none-hint = Сбросьте фильтры или запишите выдачу.
services-item = Что предоставлено
services-item-in-unit = { $item } ({ $unit })
services-quantity = Сколько
services-quantity-hint = В единице, указанной рядом с названием. У килограммов и литров может быть до трёх знаков после запятой.
services-quantity-needed = Введите, сколько предоставлено
services-people = Люди
services-persons = Номера дел тех, кому помогли
services-persons-hint = Каждый с новой строки. Для массовой раздачи оставьте пустым.
services-unknown-number = Номер дела { $number } в списке не найден. Проверьте каждую цифру.
services-too-many-persons = В одной записи может быть не больше 500 человек
services-headcount = Люди без номера дела
services-headcount-hint = Сколько ещё человек получили помощь, если известно
services-served = С номером дела: { $named }, без номера: { $unnamed }
services-population = Группа
services-purpose = Цель
services-purpose-hint = Если услуга была для чего-то определённого
services-purpose-employment = Оформление трудоустройства
services-purpose-medical = Визит к врачу
services-purpose-documents = Документы
services-purpose-education = Учёба
services-purpose-return = Возвращение
services-purpose-other = Другое
services-implementer = Кто оказал помощь
services-office = Офис
services-place = Место
services-place-hint = Если не в офисе
services-status = Состояние
services-status-planned = Запланировано
services-status-active = Идёт
services-status-done = Завершено
services-occurred-on = День
services-occurred-on-hint = Когда выдано или начато; для плана — с какого дня он есть
services-from-day = С
services-to-day = По
services-only-voided = Только отозванные
services-report = Сообщение
services-reports = Сообщения
services-reports-explained = О той же выдаче могут сообщить несколько организаций. Она учитывается один раз.
services-add-report = Добавить сообщение о той же выдаче
services-reporter = Кто сообщил
services-reporter-hint = Может быть не той организацией, которая оказала помощь
services-reported-on = Когда сообщено
services-external-ref = Номер документа
services-external-ref-hint = Номер в бумагах сообщившей организации, если есть
services-reported-before = Эта организация уже сообщила об этой выдаче
services-perhaps-told = Возможно, эта выдача уже записана
services-perhaps-told-hint = Если это она, откройте её и добавьте своё сообщение там. Если другая, нажмите «Сохранить» ещё раз.
services-redeemed = Использовано ваучеров
services-redeemed-too-many = Введите не больше, чем выдано
services-void = Отозвать запись
services-void-hint = Она сохраняется с отметкой и больше не учитывается
services-void-reason = Причина
services-void-mistake = Записано по ошибке
services-void-twice = Записано дважды
services-void-not-given = В итоге не предоставлено
services-voided = Отозвано
services-is-voided = Эта запись отозвана: { $reason }
services-catalogue = Каталог
services-add-item = Добавить в каталог
services-code = Код
services-code-hint = Строчные латинские буквы, цифры и подчёркивание, например «baby_food». Потом его изменить нельзя.
services-wrong-code = Используйте строчные латинские буквы, цифры и подчёркивание, например «baby_food»
services-code-taken = Этот код уже занят. Выберите другой.
services-name = Название
services-name-hint = Как это называют коллеги; не переводится
services-kind = Вид
services-kind-item = Вещи и продукты
services-kind-service = Услуга
services-kind-voucher = Ваучер
services-kind-information = Информация
services-unit = Единица
services-unit-hint = В ней считаются выдачи, поэтому потом её изменить нельзя
services-unit-piece = штуки
services-unit-kit = наборы
services-unit-g = кг
services-unit-ml = литры
services-unit-service = услуги
services-unit-voucher = ваучеры
services-unit-leaflet = листовки
services-amount-pieces = { $count ->
    [one] { $count } штука
    [few] { $count } штуки
    [many] { $count } штук
   *[other] { $count } штуки
}
services-amount-kits = { $count ->
    [one] { $count } набор
    [few] { $count } набора
    [many] { $count } наборов
   *[other] { $count } набора
}
services-amount-kg = { $amount } кг
services-amount-litres = { $amount } л
services-amount-services = { $count ->
    [one] { $count } услуга
    [few] { $count } услуги
    [many] { $count } услуг
   *[other] { $count } услуги
}
services-amount-vouchers = { $count ->
    [one] { $count } ваучер
    [few] { $count } ваучера
    [many] { $count } ваучеров
   *[other] { $count } ваучера
}
services-amount-leaflets = { $count ->
    [one] { $count } листовка
    [few] { $count } листовки
    [many] { $count } листовок
   *[other] { $count } листовки
}
services-sector = Сектор
services-sector-food = Продовольствие
services-sector-hygiene = Вода, санитария, гигиена
services-sector-nfi = Предметы первой необходимости
services-sector-health = Здравоохранение
services-sector-mhpss = Психическое здоровье и психосоциальная поддержка
services-sector-protection = Защита
services-sector-livelihoods = Средства к существованию
services-sector-transport = Транспорт
services-sector-information = Информирование
services-mhpss = Код деятельности (психосоциальная поддержка)
services-mhpss-hint = Для психического здоровья и психосоциальной поддержки: от 1 до 11 по межведомственному списку
services-item-bread = Хлеб
services-item-fruit = Фрукты
services-item-bread-fruit = Хлеб и фрукты
services-item-drinking-water = Питьевая вода
services-item-hot-meal = Горячее питание
services-item-food-kit = Продуктовый набор
services-item-hygiene-kit = Гигиенический набор
services-item-toilet-soap = Туалетное мыло
services-item-liquid-soap = Жидкое мыло
services-item-blanket = Одеяло
services-item-clothes = Одежда
services-item-footwear = Обувь
services-item-leaflet = Листовка
services-item-counselling = Информирование в беседе
services-item-transport = Транспорт
services-item-medication-voucher = Ваучер на лекарства
services-item-medical-care = Медицинская помощь
services-item-psychosocial-support = Психосоциальная поддержка
services-item-psychological-consultation = Консультация психолога
services-item-entrepreneurship-course = Курс по микробизнесу и предпринимательству
services-item-vocational-training = Профессиональное обучение
services-item-work-permit-fee = Оплата специального разрешения на работу
services-item-legal-counselling = Правовая помощь и консультации
services-label-stranded-food = Продуктовые наборы мигрантам в бедственном положении
services-label-stranded-hygiene = Гигиенические наборы мигрантам в бедственном положении
services-label-self-reliance = Занятость и самообеспечение
services-counted-items = { $count ->
    [one] { $count } единица
    [few] { $count } единицы
    [many] { $count } единиц
   *[other] { $count } единицы
}
    .title = количество
services-counted-occurrences = { $count ->
    [one] { $count } раз
    [few] { $count } раза
    [many] { $count } раз
   *[other] { $count } раза
}
    .title = сколько раз
services-counted-persons = { $count ->
    [one] охвачен { $count } человек
    [few] охвачено { $count } человека
    [many] охвачено { $count } человек
   *[other] охвачено { $count } человека
}
    .title = люди
services-counted-planned = в планах
services-figure-bread-fruit-items = { $count ->
    [one] { $count } кг хлеба и фруктов
    [few] { $count } кг хлеба и фруктов
    [many] { $count } кг хлеба и фруктов
   *[other] { $count } кг хлеба и фруктов
}
    .title = { services-item-bread-fruit }: { services-counted-items.title }
services-figure-bread-fruit-occurrences = { services-counted-occurrences }
    .title = { services-item-bread-fruit }: { services-counted-occurrences.title }
services-figure-bread-fruit-persons = { services-counted-persons }
    .title = { services-item-bread-fruit }: { services-counted-persons.title }
services-figure-toilet-soap-items = { $count ->
    [one] { $count } кг туалетного мыла
    [few] { $count } кг туалетного мыла
    [many] { $count } кг туалетного мыла
   *[other] { $count } кг туалетного мыла
}
    .title = { services-item-toilet-soap }: { services-counted-items.title }
services-figure-toilet-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-toilet-soap }: { services-counted-occurrences.title }
services-figure-toilet-soap-persons = { services-counted-persons }
    .title = { services-item-toilet-soap }: { services-counted-persons.title }
services-figure-liquid-soap-items = { $count ->
    [one] { $count } литр жидкого мыла
    [few] { $count } литра жидкого мыла
    [many] { $count } литров жидкого мыла
   *[other] { $count } литра жидкого мыла
}
    .title = { services-item-liquid-soap }: { services-counted-items.title }
services-figure-liquid-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-liquid-soap }: { services-counted-occurrences.title }
services-figure-liquid-soap-persons = { services-counted-persons }
    .title = { services-item-liquid-soap }: { services-counted-persons.title }
services-figure-leaflets-items = { $count ->
    [one] распространена { $count } листовка
    [few] распространено { $count } листовки
    [many] распространено { $count } листовок
   *[other] распространено { $count } листовки
}
    .title = { services-item-leaflet }: { services-counted-items.title }
services-figure-leaflets-occurrences = { services-counted-occurrences }
    .title = { services-item-leaflet }: { services-counted-occurrences.title }
services-figure-leaflets-persons = { services-counted-persons }
    .title = { services-item-leaflet }: { services-counted-persons.title }
services-figure-food-kits-items = { $count ->
    [one] { $count } продуктовый набор
    [few] { $count } продуктовых набора
    [many] { $count } продуктовых наборов
   *[other] { $count } продуктового набора
}
    .title = { services-item-food-kit }: { services-counted-items.title }
services-figure-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-food-kit }: { services-counted-occurrences.title }
services-figure-food-kits-persons = { services-counted-persons }
    .title = { services-item-food-kit }: { services-counted-persons.title }
services-figure-hygiene-kits-items = { $count ->
    [one] { $count } гигиенический набор
    [few] { $count } гигиенических набора
    [many] { $count } гигиенических наборов
   *[other] { $count } гигиенического набора
}
    .title = { services-item-hygiene-kit }: { services-counted-items.title }
services-figure-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-hygiene-kit }: { services-counted-occurrences.title }
services-figure-hygiene-kits-persons = { services-counted-persons }
    .title = { services-item-hygiene-kit }: { services-counted-persons.title }
services-figure-clothes-items = { services-counted-items }
    .title = { services-item-clothes }: { services-counted-items.title }
services-figure-clothes-occurrences = { services-counted-occurrences }
    .title = { services-item-clothes }: { services-counted-occurrences.title }
services-figure-clothes-persons = { $count ->
    [one] одежда для { $count } человека
    [few] одежда для { $count } человек
    [many] одежда для { $count } человек
   *[other] одежда для { $count } человека
}
    .title = { services-item-clothes }: { services-counted-persons.title }
services-figure-transport-items = { services-counted-items }
    .title = { services-item-transport }: { services-counted-items.title }
services-figure-transport-occurrences = { services-counted-occurrences }
    .title = { services-item-transport }: { services-counted-occurrences.title }
services-figure-transport-persons = { $count ->
    [one] транспорт для { $count } человека для оформления трудоустройства
    [few] транспорт для { $count } человек для оформления трудоустройства
    [many] транспорт для { $count } человек для оформления трудоустройства
   *[other] транспорт для { $count } человека для оформления трудоустройства
}
    .title = { services-item-transport }: { services-counted-persons.title }
services-figure-medication-items = { services-counted-items }
    .title = { services-item-medication-voucher }: { services-counted-items.title }
services-figure-medication-occurrences = { services-counted-occurrences }
    .title = { services-item-medication-voucher }: { services-counted-occurrences.title }
services-figure-medication-persons = { $count ->
    [one] ваучеры на лекарства для { $count } человека
    [few] ваучеры на лекарства для { $count } человек
    [many] ваучеры на лекарства для { $count } человек
   *[other] ваучеры на лекарства для { $count } человека
}
    .title = { services-item-medication-voucher }: { services-counted-persons.title }
services-figure-psychosocial-items = { services-counted-items }
    .title = { services-item-psychosocial-support }: { services-counted-items.title }
services-figure-psychosocial-occurrences = { services-counted-occurrences }
    .title = { services-item-psychosocial-support }: { services-counted-occurrences.title }
services-figure-psychosocial-persons = { $count ->
    [one] психосоциальная поддержка для { $count } человека
    [few] психосоциальная поддержка для { $count } человек
    [many] психосоциальная поддержка для { $count } человек
   *[other] психосоциальная поддержка для { $count } человека
}
    .title = { services-item-psychosocial-support }: { services-counted-persons.title }
services-figure-consultations-items = { services-counted-items }
    .title = { services-item-psychological-consultation }: { services-counted-items.title }
services-figure-consultations-occurrences = { services-counted-occurrences }
    .title = { services-item-psychological-consultation }: { services-counted-occurrences.title }
services-figure-consultations-persons = { $count ->
    [one] консультации психолога для { $count } человека
    [few] консультации психолога для { $count } человек
    [many] консультации психолога для { $count } человек
   *[other] консультации психолога для { $count } человека
}
    .title = { services-item-psychological-consultation }: { services-counted-persons.title }
services-figure-mhpss-items = { services-counted-items }
    .title = { services-sector-mhpss }: { services-counted-items.title }
services-figure-mhpss-occurrences = { services-counted-occurrences }
    .title = { services-sector-mhpss }: { services-counted-occurrences.title }
services-figure-mhpss-persons = { $count ->
    [one] психосоциальная поддержка или консультации для { $count } человека, каждый учтён один раз
    [few] психосоциальная поддержка или консультации для { $count } человек, каждый учтён один раз
    [many] психосоциальная поддержка или консультации для { $count } человек, каждый учтён один раз
   *[other] психосоциальная поддержка или консультации для { $count } человека, каждый учтён один раз
}
    .title = { services-sector-mhpss }: { services-counted-persons.title }
services-figure-stranded-food-kits-items = { $count ->
    [one] { $count } продуктовый набор мигрантам в бедственном положении
    [few] { $count } продуктовых набора мигрантам в бедственном положении
    [many] { $count } продуктовых наборов мигрантам в бедственном положении
   *[other] { $count } продуктового набора мигрантам в бедственном положении
}
    .title = { services-label-stranded-food }: { services-counted-items.title }
services-figure-stranded-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-food }: { services-counted-occurrences.title }
services-figure-stranded-food-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-food }: { services-counted-persons.title }
services-figure-stranded-hygiene-kits-items = { $count ->
    [one] { $count } гигиенический набор мигрантам в бедственном положении
    [few] { $count } гигиенических набора мигрантам в бедственном положении
    [many] { $count } гигиенических наборов мигрантам в бедственном положении
   *[other] { $count } гигиенического набора мигрантам в бедственном положении
}
    .title = { services-label-stranded-hygiene }: { services-counted-items.title }
services-figure-stranded-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-hygiene }: { services-counted-occurrences.title }
services-figure-stranded-hygiene-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-hygiene }: { services-counted-persons.title }
services-figure-entrepreneurship-items = { services-counted-items }
    .title = { services-item-entrepreneurship-course }: { services-counted-items.title }
services-figure-entrepreneurship-occurrences = { services-counted-occurrences }
    .title = { services-item-entrepreneurship-course }: { services-counted-occurrences.title }
services-figure-entrepreneurship-persons = { $count ->
    [one] курс по микробизнесу и предпринимательству для { $count } человека
    [few] курс по микробизнесу и предпринимательству для { $count } человек
    [many] курс по микробизнесу и предпринимательству для { $count } человек
   *[other] курс по микробизнесу и предпринимательству для { $count } человека
}
    .title = { services-item-entrepreneurship-course }: { services-counted-persons.title }
services-figure-permits-items = { services-counted-items }
    .title = { services-item-work-permit-fee }: { services-counted-items.title }
services-figure-permits-occurrences = { services-counted-occurrences }
    .title = { services-item-work-permit-fee }: { services-counted-occurrences.title }
services-figure-permits-persons = { $count ->
    [one] оплата специальных разрешений на работу для { $count } человека
    [few] оплата специальных разрешений на работу для { $count } человек
    [many] оплата специальных разрешений на работу для { $count } человек
   *[other] оплата специальных разрешений на работу для { $count } человека
}
    .title = { services-item-work-permit-fee }: { services-counted-persons.title }
services-figure-legal-items = { services-counted-items }
    .title = { services-item-legal-counselling }: { services-counted-items.title }
services-figure-legal-occurrences = { services-counted-occurrences }
    .title = { services-item-legal-counselling }: { services-counted-occurrences.title }
services-figure-legal-persons = { $count ->
    [one] правовая помощь и консультации для { $count } человека
    [few] правовая помощь и консультации для { $count } человек
    [many] правовая помощь и консультации для { $count } человек
   *[other] правовая помощь и консультации для { $count } человека
}
    .title = { services-item-legal-counselling }: { services-counted-persons.title }
services-figure-vocational-items = { services-counted-items }
    .title = { services-item-vocational-training }: { services-counted-items.title }
services-figure-vocational-occurrences = { services-counted-occurrences }
    .title = { services-item-vocational-training }: { services-counted-occurrences.title }
services-figure-vocational-persons = { $count ->
    [one] профессиональное обучение для { $count } человека
    [few] профессиональное обучение для { $count } человек
    [many] профессиональное обучение для { $count } человек
   *[other] профессиональное обучение для { $count } человека
}
    .title = { services-item-vocational-training }: { services-counted-persons.title }
services-figure-self-reliance-items = { services-counted-items }
    .title = { services-label-self-reliance }: { services-counted-items.title }
services-figure-self-reliance-occurrences = { $count ->
    [one] { $count } услуга для занятости и самообеспечения
    [few] { $count } услуги для занятости и самообеспечения
    [many] { $count } услуг для занятости и самообеспечения
   *[other] { $count } услуги для занятости и самообеспечения
}
    .title = { services-label-self-reliance }: { services-counted-occurrences.title }
services-figure-self-reliance-persons = { services-counted-persons }
    .title = { services-label-self-reliance }: { services-counted-persons.title }
services-figure-vocational-pipeline = { $count ->
    [one] готовится ещё { $count } профессиональное обучение
    [few] готовятся ещё { $count } профессиональных обучения
    [many] готовятся ещё { $count } профессиональных обучений
   *[other] готовятся ещё { $count } профессионального обучения
}
    .title = { services-item-vocational-training }: { services-counted-planned }

services-list-title = Список выдачи
services-list-explained = Что было выдано, строка на каждый случай: день, место, предмет, количество, сколько людей, кем.
services-list-would = Новая выдача
services-list-headcount = Сколько людей, с номером дела и без
services-list-unit = Единица
services-list-wrong-unit = Этот предмет считается так: { $unit }
services-list-unknown-item = Этого нет в каталоге. Напишите название или код, как в нём, или сначала добавьте.
services-list-unknown-organisation = Организации с таким названием нет. Напишите название или код, как в разделе «Партнёры».
services-list-persons = Номера дел
services-list-fewer = Укажите не меньше людей, чем номеров дел
services-list-not-own = Ваша организация может записывать только то, что сделала сама
