# The words of the house. Ids begin with what they are about: date-, list-, number-, ui-, error-.

# What speakers of this language call it, in the menu of languages.
language-name = English

## Dates

# A year worked out from an estimated age.
date-about = about { $year }
date-unknown = date not known
# The day up to which something was counted.
date-as-of = as of { $date }
date-since = since { $date }
date-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Lists

# After the first items of a shortened list.
list-more = and { $count } more

## Numbers

number-unknown = not known
