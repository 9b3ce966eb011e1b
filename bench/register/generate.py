#!/usr/bin/env python3
"""Makes a register of invented people with known duplicates, for measuring linkage.

    generate.py SIZE OUT_DIR [--seed N] [--mixed] [--profile tuning|second]

Writes OUT_DIR/register.csv (what a mission would have) and OUT_DIR/truth.csv (id,person,household).
The same arguments give the same files. Standard library only. Names are common given names and
names made of syllables; nobody in it exists. `--mixed` writes some of the repeated registrations
in Arabic or Cyrillic letters. The profile `second` has other rates, other syllables and whole
families registered again: weights are never tuned on it.
"""
import argparse
import bisect
import csv
import datetime
import itertools
import os
import random

# Latin spellings separated by blanks, then the native spelling.
ARAB_MEN = """Mohammed Muhammad Mohamed Mohamad|محمد;Ahmed Ahmad|احمد;Ali Aly|علي;Hassan Hasan|حسن;Hussein Husain Hussain Hossein|حسين;
Omar Umar Omer|عمر;Khalid Khaled|خالد;Ibrahim Ebrahim|ابراهيم;Yousef Yusuf Youssef Yousif|يوسف;Mustafa Mostafa Moustafa|مصطفى;
Karim Kareem|كريم;Abdullah Abdallah Abdulla|عبدالله;Abdul Rahman_Abdulrahman_Abd al-Rahman|عبد الرحمن;Said Saeed Saeid|سعيد;Jamal Gamal Jamaal|جمال;
Tariq Tarek Tareq|طارق;Walid Waleed|وليد;Rashid Rasheed|رشيد;Faisal Faysal|فيصل;Qasim Kasim Qassem|قاسم;Salim Saleem|سليم;Samir Sameer|سمير;
Nasser Naser Nasir|ناصر;Mahmoud Mahmud|محمود;Hamid Hameed|حميد;Majid Majeed|مجيد;Bilal Belal|بلال;Idris Idrees|ادريس;Ismail Ismael Esmail|اسماعيل;
Rebwar Rebvar|ریبوار;Karwan Karvan|کاروان;Azad Azaad|ئازاد;Dilshad Delshad|دلشاد;Sherko Shirko|شێرکۆ;Hiwa Heewa|هیوا;Reza Riza|رضا;Farhad Ferhad|فرهاد;
Bahram Behram|بهرام;Navid Naveed|نوید;Jawad Javad|جواد;Zaid Zayd Zeid|زيد;Haidar Haider Haydar|حيدر;Sajjad Sajad|سجاد;Murtada Murtaza Mortada|مرتضى"""
ARAB_WOMEN = """Fatima Fatma Fatemeh|فاطمة;Aisha Aysha Ayesha|عائشة;Zainab Zaynab Zeinab|زينب;Maryam Mariam Meryem|مريم;Khadija Khadijah|خديجة;
Noor Nur Nour|نور;Layla Leila Laila|ليلى;Amina Ameena|امينة;Sara Sarah|سارة;Huda Hoda|هدى;Samira Sameera|سميرة;Karima Kareema|كريمة;Zahra Zehra|زهراء;
Rania Ranya|رانيا;Shilan Shelan|شیلان;Shirin Sherin|شيرين;Salma Selma|سلمى;Nadia Nadya|نادية;Hanan Hanaan|حنان;Iman Eman|ايمان;Asma Asmaa|اسماء;Nasrin Nesrin|نسرين"""
SLAV_MEN = """Oleksandr Aleksandr Alexander|Александр;Andrii Andrei Andrey|Андрей;Serhii Sergei Sergey|Сергей;Mykola Nikolai Nikolay|Николай;
Volodymyr Vladimir|Владимир;Dmytro Dmitry Dmitri|Дмитрий;Ivan Iwan|Иван;Yurii Yuri Yuriy|Юрий;Viktor Victor|Виктор;Oleh Oleg|Олег;Ihor Igor|Игорь;
Mykhailo Mikhail|Михаил;Vasyl Vasily Vasili|Василий;Petro Petr Pyotr|Петр;Bohdan Bogdan|Богдан;Maksym Maxim Maksim|Максим;Artem Artyom|Артем;Pavlo Pavel|Павел;
Roman Raman|Роман;Yevhen Evgeny Yevgeny|Евгений;Oleksii Aleksei Alexey|Алексей;Taras Tares|Тарас"""
SLAV_WOMEN = """Olena Elena Yelena|Елена;Olha Olga|Ольга;Iryna Irina|Ирина;Nataliia Natalia Natalya|Наталья;Tetiana Tatiana Tatyana|Татьяна;Svitlana Svetlana|Светлана;
Oksana Oxana|Оксана;Kateryna Ekaterina Katerina|Екатерина;Anna Hanna Ganna|Анна;Mariia Maria Mariya|Мария;Yuliia Yulia Julia|Юлия;Viktoriia Viktoria Victoria|Виктория;
Halyna Galina|Галина;Liudmyla Lyudmila Ludmila|Людмила;Nadiia Nadia Nadezhda|Надежда;Daria Dariia Darya|Дарья;Sofiia Sofia|София;Alina Alyna|Алина"""
OTHER_MEN = "Jean|;Pierre Pieter|;Luis Louis|;Carlos Karlos|;Emmanuel Emanuel|;Samuel Samouel|;Joao Jao|;Kofi Coffi|;Kwame Quame|;Tesfaye Tesfay|;Abebe Abebbe|;Minh Min|;Ravi Rawi|;Suresh Sures|"
OTHER_WOMEN = "Marie Mary|;Rosa Roza|;Carmen Karmen|;Grace Greys|;Esther Ester|;Yolanda Iolanda|;Lucia Luzia|;Almaz Almas|;Hirut Hiroot|;Thi Ti|;Priya Prya|;Adama Adamma|"

# Sounds: Latin spellings, then the native letter.
ARAB_CONSONANTS = [(["b"], "ب"), (["t"], "ت"), (["j"], "ج"), (["h"], "ح"), (["kh", "x", "kh"], "خ"), (["d"], "د"), (["r"], "ر"), (["z"], "ز"), (["s"], "س"),
                   (["sh", "sh", "ch"], "ش"), (["f"], "ف"), (["q", "k"], "ق"), (["k"], "ك"), (["l"], "ل"), (["m"], "م"), (["n"], "ن"), (["w", "v"], "و"), (["gh"], "غ")]
ARAB_VOWELS = [(["a", "a", "e"], ""), (["a", "aa"], "ا"), (["i", "ee", "i"], "ي"), (["i", "e"], ""), (["u", "ou", "oo"], "و"), (["u", "o"], "")]
SLAV_CONSONANTS = [(["b"], "б"), (["v", "w", "v"], "в"), (["h", "g"], "г"), (["d"], "д"), (["z"], "з"), (["k"], "к"), (["l"], "л"), (["m"], "м"), (["n"], "н"), (["p"], "п"),
                   (["r"], "р"), (["s"], "с"), (["t"], "т"), (["kh", "h"], "х"), (["ch"], "ч"), (["sh"], "ш"), (["zh", "j"], "ж"), (["ts", "c"], "ц")]
SLAV_VOWELS = [(["a"], "а"), (["o", "a"], "о"), (["e", "ie"], "е"), (["i", "y"], "и"), (["u"], "у"), (["ya", "ia"], "я")]
OTHER_CONSONANTS = [([c], "") for c in "bdfgklmnprst"] + [(["c", "k"], ""), (["ch"], ""), (["y"], "")]
OTHER_VOWELS = [([v], "") for v in "aeiou"] + [(["ou", "u"], "")]

PROFILES = {
    # The rates are judgements; see the README of the crate.
    "tuning": dict(given=900, family=3000, zipf=0.95, first_of_january=.28, no_document=.35, no_phone=.25, respell=.60, transliterate=.25, typo=.06,
                   repeat=.15, swap=.10, drop_father=.08, to_january=.08, day_month=.05, year_off=.06, day_off=.04, new_phone=.28, lose_phone=.12,
                   lose_document=.40, wrong_digit=.10, new_household=.45, wrong_sex=.006, wrong_nation=.02, other_script=.12, families=0.0, male=.62),
    "second": dict(given=1400, family=5000, zipf=0.85, first_of_january=.40, no_document=.45, no_phone=.35, respell=.50, transliterate=.15, typo=.09,
                   repeat=.12, swap=.05, drop_father=.20, to_january=.12, day_month=.03, year_off=.10, day_off=.05, new_phone=.40, lose_phone=.20,
                   lose_document=.30, wrong_digit=.06, new_household=.60, wrong_sex=.01, wrong_nation=.01, other_script=.25, families=0.04, male=.52),
}
NATIONS = [("IRQ", 46, "arab"), ("UKR", 18, "slav"), ("SYR", 14, "arab"), ("AFG", 5, "arab"), ("IRN", 3, "arab"), ("LBN", 2, "arab"), ("RUS", 2, "slav"), ("BLR", 2, "slav"),
           ("CMR", 2, "other"), ("CUB", 2, "other"), ("NGA", 2, "other"), ("ETH", 1, "other"), ("COD", 1, "other")]
SWAPS = [("kh", "h"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("y", "i"), ("sh", "ch"), ("ai", "ay"), ("ei", "ey"), ("ss", "s"), ("mm", "m"), ("ph", "f"), ("x", "ks"), ("dj", "j")]


class Names:
    """One pool of names; a name is a list of Latin spellings and a native one."""

    def __init__(self, rng, listed, consonants, vowels, size, zipf, feminine=False, suffixes=None):
        self.names = []
        for entry in listed.replace("\n", "").split(";") if listed else []:
            latin, native = entry.split("|")
            self.names.append((latin.split("_") if "_" in latin else latin.split(), native))
        seen = {n[0][0] for n in self.names}
        while len(self.names) < size:
            sounds = []
            for _ in range(rng.choice([2, 2, 2, 3])):
                sounds += [rng.choice(consonants), rng.choice(vowels)]
            if rng.random() < .6:
                sounds.append(rng.choice(consonants))
            if feminine:
                sounds.append((["a", "a", "ah"], "ة" if consonants is ARAB_CONSONANTS else "а"))
            if suffixes:
                sounds.append(rng.choice(suffixes))
            latin = list(dict.fromkeys("".join(rng.choice(s[0]) for s in sounds).capitalize() for _ in range(6)))[:4]
            if latin[0] not in seen:
                seen.add(latin[0])
                self.names.append((latin, "".join(s[1] for s in sounds)))
        self.cumulative = list(itertools.accumulate((i + 1) ** -zipf for i in range(len(self.names))))

    def draw(self, rng):
        return bisect.bisect_left(self.cumulative, rng.random() * self.cumulative[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("size", type=int)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mixed", action="store_true")
    parser.add_argument("--profile", choices=PROFILES, default="tuning")
    args = parser.parse_args()
    rng = random.Random(f"{args.profile} {args.seed}")
    rates = PROFILES[args.profile]
    maker = Maker(rng, rates, args.mixed)
    records = maker.records(args.size)
    rng.shuffle(records)
    os.makedirs(args.out, exist_ok=True)
    columns = ["id", "given_name", "family_name", "father_name", "sex", "dob", "nationality", "doc_no", "phone", "household_id"]
    with open(f"{args.out}/register.csv", "w", newline="") as register, open(f"{args.out}/truth.csv", "w", newline="") as truth:
        register, truth = csv.writer(register), csv.writer(truth)
        register.writerow(columns)
        truth.writerow(["id", "person", "household"])
        for number, record in enumerate(records, 1):
            record["id"] = f"R{number:07}"
            register.writerow([record[c] for c in columns])
            truth.writerow([record["id"], record["person"], record["home"]])


class Maker:
    def __init__(self, rng, rates, mixed):
        self.rng, self.rates, self.mixed = rng, rates, mixed
        given, family, zipf = rates["given"], rates["family"], rates["zipf"]
        pool = lambda *a, **k: Names(rng, *a, zipf=zipf, **k)
        nisba = [(["i", "y"], "ي"), (["i", "ee"], "ي"), ([""], ""), ([""], "")]
        slavic = [(["enko"], "енко"), (["ov", "off"], "ов"), (["uk"], "ук"), (["ski", "sky", "skyi"], "ский"), (["ich", "ych"], "ич")]
        self.pools = {
            "arab": dict(m=pool(ARAB_MEN, ARAB_CONSONANTS, ARAB_VOWELS, given), f=pool(ARAB_WOMEN, ARAB_CONSONANTS, ARAB_VOWELS, given, feminine=True),
                         family=pool("", ARAB_CONSONANTS, ARAB_VOWELS, family, suffixes=nisba)),
            "slav": dict(m=pool(SLAV_MEN, SLAV_CONSONANTS, SLAV_VOWELS, given), f=pool(SLAV_WOMEN, SLAV_CONSONANTS, SLAV_VOWELS, given, feminine=True),
                         family=pool("", SLAV_CONSONANTS, SLAV_VOWELS, family, suffixes=slavic)),
            "other": dict(m=pool(OTHER_MEN, OTHER_CONSONANTS, OTHER_VOWELS, given), f=pool(OTHER_WOMEN, OTHER_CONSONANTS, OTHER_VOWELS, given),
                          family=pool("", OTHER_CONSONANTS, OTHER_VOWELS, family)),
        }
        self.persons = self.homes = 0

    def chance(self, rate):
        return self.rng.random() < (self.rates[rate] if isinstance(rate, str) else rate)

    def records(self, size):
        records = []
        while len(records) < size:
            home = self.household()
            again = self.chance("families")
            new_home = self.new_home()
            for person in home:
                records.append(self.write(person, first=True))
                if again and len(home) > 1:
                    records.append(self.write(person, first=False, home=new_home))
                elif self.chance("repeat"):
                    records += [self.write(person, first=False) for _ in range(self.rng.choice([1, 1, 1, 1, 1, 1, 2, 2, 3]))]
        return records[:size]

    def new_home(self):
        self.homes += 1
        return f"H{self.homes:07}"

    def phone(self):
        return f"+{self.rng.choice(['964', '380', '375', '963'])}{self.rng.randrange(10**8, 10**9)}"

    def document(self):
        return f"{self.rng.choice('ABEGNP')}{self.rng.randrange(10**7, 10**8)}"

    def household(self):
        rng = self.rng
        nation, _, culture = rng.choices(NATIONS, [n[1] for n in NATIONS])[0]
        pools, home = self.pools[culture], self.new_home()
        family, phone = pools["family"].draw(rng), "" if self.chance("no_phone") else self.phone()
        al = culture == "arab" and self.chance(.30)
        size = rng.choices([1, 2, 3, 4, 5, 6], [48, 14, 12, 12, 9, 5])[0]
        people, head = [], None
        for place in range(size):
            self.persons += 1
            sex = "m" if self.chance("male") else "f"
            person = dict(person=self.persons, home=home, culture=culture, nation=nation, sex=sex, given=pools[sex].draw(rng), family=family, al=al, phone=phone,
                          birth=self.birth(place), document="" if self.chance("no_document") else self.document(), father=pools["m"].draw(rng))
            if place and head is not None and self.chance(.80):
                person["father"] = head["given"]
            if head is None and sex == "m":
                head = person
            people.append(person)
        return people

    def birth(self, place):
        year = min(2021, max(1950, int(self.rng.gauss(1990 if place < 2 else 2006, 11 if place < 2 else 9))))
        if self.chance("first_of_january"):
            return datetime.date(year, 1, 1)
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.rng.randrange(365))

    def write(self, person, first, home=None):
        rng, pools = self.rng, self.pools[person["culture"]]
        native = self.mixed and not first and person["culture"] != "other" and self.chance("other_script")
        spell = lambda pool, index: self.spell(pool.names[index], native)
        record = dict(person=person["person"], home=person["home"], given_name=spell(pools[person["sex"]], person["given"]), family_name=spell(pools["family"], person["family"]),
                      father_name=spell(pools["m"], person["father"]), sex=person["sex"], nationality=person["nation"], phone=person["phone"], doc_no=person["document"],
                      household_id=person["home"])
        if person["al"] and not native:
            record["family_name"] = rng.choice(["Al-", "Al ", "El-", "al-", ""]) + record["family_name"]
        if person["culture"] == "slav" and self.chance(.50):
            record["father_name"] = ""
        birth = person["birth"]
        if not first:
            birth = self.corrupt(record, person, birth, home)
        record["dob"] = "" if self.chance(.05) else birth if isinstance(birth, str) else birth.isoformat()
        return record

    def corrupt(self, record, person, birth, home):
        rng = self.rng
        if self.chance("swap"):
            record["given_name"], record["family_name"] = record["family_name"], record["given_name"]
        if self.chance("drop_father"):
            record["father_name"] = ""
        if self.chance("to_january"):
            birth = birth.replace(month=1, day=1)
        elif self.chance("day_month"):
            birth = birth.replace(month=birth.day, day=birth.month) if birth.day <= 12 else birth
        elif self.chance("year_off"):
            birth = birth.replace(year=birth.year + rng.choice([-2, -1, 1, 2]), day=min(birth.day, 28))
        elif self.chance("day_off"):
            birth = birth.replace(day=min(28, max(1, birth.day + rng.choice([-3, -2, -1, 1, 2, 10]))))
        if self.chance("new_phone"):
            record["phone"] = self.phone()
        elif self.chance("lose_phone"):
            record["phone"] = ""
        if self.chance("lose_document"):
            record["doc_no"] = ""
        elif record["doc_no"] and self.chance("wrong_digit"):
            at = rng.randrange(1, len(record["doc_no"]))
            record["doc_no"] = record["doc_no"][:at] + rng.choice("0123456789") + record["doc_no"][at + 1:]
        if home:
            record["household_id"] = home
        elif self.chance("new_household"):
            record["household_id"] = self.new_home()
        if self.chance("wrong_sex"):
            record["sex"] = "f" if record["sex"] == "m" else "m"
        if self.chance("wrong_nation"):
            record["nationality"] = rng.choice(NATIONS)[0]
        return birth

    def spell(self, name, native):
        rng = self.rng
        latin, letters = name
        if native and letters:
            return self.typo(letters) if self.chance(.03) else letters
        text = rng.choice(latin) if self.chance("respell") else latin[0]
        if self.chance("transliterate"):
            old, new = rng.choice(SWAPS)
            old, new = (old, new) if rng.random() < .5 else (new, old)
            text = text.lower().replace(old, new, 1).capitalize() if old in text.lower() else text
        return self.typo(text) if self.chance("typo") else text

    def typo(self, text):
        rng = self.rng
        at = rng.randrange(len(text))
        kind = rng.randrange(4)
        if kind == 0 and len(text) > 3:
            return text[:at] + text[at + 1:]
        if kind == 1:
            return text[:at] + text[at] + text[at:]
        if kind == 2 and at + 1 < len(text):
            return text[:at] + text[at + 1] + text[at] + text[at + 2:]
        return text[:at] + rng.choice("abdeghiklmnorstu") + text[at + 1:]


if __name__ == "__main__":
    main()
