hotline-title = الخط الساخن
hotline-log = تسجيل اتصال
hotline-log-another = تسجيل اتصال آخر
hotline-edit = تعديل الاتصال
hotline-save = حفظ
hotline-contact-of = اتصال بتاريخ { $day }
hotline-day = اليوم
hotline-from = من
hotline-to = إلى
hotline-office = المكتب
hotline-channel = وسيلة الاتصال
hotline-channel-phone = الهاتف
hotline-channel-messenger = تطبيق مراسلة
hotline-channel-email = البريد الإلكتروني
hotline-channel-walk-in = حضور شخصي
hotline-caller = من الذي سأل
hotline-caller-ukraine-displaced = نازح من أوكرانيا
hotline-caller-migrant = مهاجر
hotline-caller-national = من مواطني هذا البلد
hotline-caller-other = شخص آخر
hotline-caller-unknown = غير معروف
hotline-topic = الموضوع
hotline-topics = المواضيع
    .hint = ضع علامة على كل ما سُئل عنه. يُحتسب كل موضوع طلبًا واحدًا.
hotline-topic-entry-transit-exit = الدخول والعبور والخروج
hotline-topic-employment = العمل
hotline-topic-covid-restrictions = قيود التنقل بسبب كوفيد-19
hotline-topic-education-abroad = الدراسة في الخارج
hotline-topic-trafficking-prevention = منع الاتجار بالأشخاص
hotline-topic-legal-status = الوضع القانوني
hotline-topic-accommodation = السكن
hotline-topic-medical = المساعدة الطبية
hotline-topic-return = المساعدة على العودة الطوعية
hotline-topic-family = الأسرة
hotline-topic-other = موضوع آخر
hotline-no-topic = ضع علامة على موضوع واحد على الأقل
hotline-ukraine = له صلة بالحرب في أوكرانيا
hotline-ukraine-related = له صلة بأوكرانيا
hotline-ukraine-without-entry = ضع علامة على الدخول والعبور والخروج أيضًا، أو أزل علامة الصلة بالحرب في أوكرانيا
hotline-consultation = قُدّمت استشارة
    .hint = نعم، إذا قُدّمت مشورة في هذا الاتصال
hotline-yes = نعم
hotline-no = لا
hotline-language = اللغة
hotline-unknown-language = اختر لغة من القائمة
hotline-area = المنطقة
hotline-unknown-area = اختر منطقة من القائمة
hotline-minutes = المدة
hotline-minutes-unit = دقيقة
hotline-minutes-count = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة ({ $count })
    [two] دقيقتان ({ $count })
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
hotline-partner-desk = مكتب الشريك
    .hint = رمز المنظمة التي تلقّت الاتصال، مثل bwc. اتركه فارغًا إذا تلقّته البعثة نفسها.
hotline-desk-is-a-code = أدخل رمزًا من أحرف لاتينية صغيرة وأرقام وشرطات وشرطات سفلية
hotline-phone = هاتف لمعاودة الاتصال
hotline-phone-wrong = أدخل رقم هاتف: أرقام ومسافات والعلامات + ( ) - . /
hotline-note = ملاحظة
hotline-sealed-hint = اختياري. يُحفظ مختومًا: لا يفتحه إلا مشغّلو هذا المكتب، ويُسجَّل كل فتح.
hotline-open-note = فتح الملاحظة والهاتف
hotline-note-title = الملاحظة والهاتف
hotline-erased = مُحيت البيانات المختومة لهذا المتصل
hotline-void = سحب
hotline-void-hint = يبقى الاتصال في القائمة مع علامة ولا يُحتسب بعد ذلك.
hotline-void-reason = السبب
hotline-void-mistaken = سُجّل خطأً
hotline-void-duplicate = سُجّل مرتين
hotline-void-exercise = تمرين أو تجربة
hotline-voided = مسحوب
hotline-voided-because = مسحوب: { $reason }
hotline-none = لا توجد اتصالات مطابقة
hotline-none-hint = امسح عوامل التصفية لعرض جميع اتصالات مكاتبك.

## الأرقام

hotline-figure-consultations = { $count ->
    [zero] لم يقدّم الخط الساخن أي استشارة ({ $count })
    [one] قدّم الخط الساخن استشارة واحدة ({ $count })
    [two] قدّم الخط الساخن استشارتين ({ $count })
    [few] قدّم الخط الساخن { $count } استشارات
    [many] قدّم الخط الساخن { $count } استشارة
   *[other] قدّم الخط الساخن { $count } استشارة
}
    .title = الاستشارات التي قدّمها الخط الساخن
hotline-figure-ukraine-consultations = { $count ->
    [zero] لم تُقدَّم أي استشارة ({ $count }) بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
    [one] قُدّمت استشارة واحدة ({ $count }) بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
    [two] قُدّمت استشارتان ({ $count }) بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
    [few] قُدّمت { $count } استشارات بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
    [many] قُدّمت { $count } استشارة بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
   *[other] قُدّمت { $count } استشارة بشأن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا، أي { $percent } من جميع الاستشارات
}
    .title = نسبة الاستشارات المتصلة بأوكرانيا من جميع الاستشارات
hotline-figure-ukraine-requests = { $count ->
    [zero] لم يرد أي طلب معلومات ({ $count }) عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
    [one] ورد طلب معلومات واحد ({ $count }) عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
    [two] ورد طلبا معلومات ({ $count }) عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
    [few] وردت { $count } طلبات معلومات عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
    [many] ورد { $count } طلب معلومات عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
   *[other] ورد { $count } طلب معلومات عن الدخول والعبور والخروج في ما يتصل بالحرب في أوكرانيا
}
    .title = الطلبات المتصلة بأوكرانيا، مع استشارة أو بدونها
hotline-figure-requests = { $count ->
    [zero] لم يتلقَّ الخط الساخن أي طلب ({ $count })
    [one] تلقّى الخط الساخن طلبًا واحدًا ({ $count })
    [two] تلقّى الخط الساخن طلبين ({ $count })
    [few] تلقّى الخط الساخن { $count } طلبات
    [many] تلقّى الخط الساخن { $count } طلبًا
   *[other] تلقّى الخط الساخن { $count } طلب
}
    .title = الطلبات التي تلقّاها الخط الساخن بحسب الموضوع
hotline-figure-contacts = { $count ->
    [zero] لم يتلقَّ الخط الساخن أي اتصال ({ $count })
    [one] تلقّى الخط الساخن اتصالًا واحدًا ({ $count })
    [two] تلقّى الخط الساخن اتصالين ({ $count })
    [few] تلقّى الخط الساخن { $count } اتصالات
    [many] تلقّى الخط الساخن { $count } اتصالًا
   *[other] تلقّى الخط الساخن { $count } اتصال
}
    .title = اتصالات الخط الساخن بحسب الموضوع؛ قد يشمل الاتصال الواحد عدة مواضيع

hotline-list-title = سجل المكالمات
hotline-list-explained = مكالمات ورسائل الخط الساخن، لكل منها صف: اليوم واللغة والمواضيع والاستشارة.
hotline-list-would = اتصال جديد
hotline-list-nationality = جنسية المتصل
hotline-list-ukraine = مرتبط بالحرب في أوكرانيا
hotline-list-time = الوقت
hotline-list-unknown-language = اكتب اسم اللغة أو رمزها، مثل العربية أو ara
hotline-list-unknown-area = اكتب اسم الإقليم، مثل غرودنو
hotline-retention-what = أقوال المتصلين وأرقام معاودة الاتصال
hotline-retention-then = يُتلف مفتاح المتصل؛ وتبقى القناة والموضوع واليوم
