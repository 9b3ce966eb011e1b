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

## Errors: what happened, and what to do about it

error-home = Go to the start page
error-number = Problem { $number }
error-unreadable = This request cannot be read
error-unreadable-advice = Go back and send the form again. If it was sent by a program, its data has another shape than the API describes.
error-sign-in = Sign in first
error-sign-in-advice = Sign in with your account, or send a valid token.
error-forged = The form has expired
error-forged-advice = Your session ended or began anew while the form was open. Go back, copy what you typed if you need it, reload the page and send it again.
error-not-found = Page not found
error-not-found-advice = There is no such page or record, or it is not among those that you work with. Check the address, or ask the person in charge of the record.
error-method = This cannot be done here
error-method-advice = Open the page from the menu and use its buttons.
error-stale = Somebody changed this record meanwhile
error-stale-advice = Nothing of yours was stored. Open the record again, look at what is new, and make your change once more.
error-key-reused = This was sent before with other content
error-key-reused-advice = The same key came twice with different content. Open the form anew and send it again.
error-duplicate = There is already such a record
error-duplicate-advice = Look for the record that is there before you make another.
error-too-large = Too large
error-too-large-advice = A form may have 1 MB, a file 16 MB. Split the file and send the parts one after the other.
error-format = This format is not accepted here
error-format-advice = Use one of the formats that the page names.
error-invalid = Something needs mending
error-invalid-advice = Mend the marked fields and send the form again.
error-refused = This is not possible now
error-too-often = Too many tries
error-too-often-advice = Wait a minute, then try again.
error-internal = Something went wrong on our side
error-internal-advice = Nothing was half stored. Try again; if it happens again, tell your administrator the time and the number below.
error-locked = The mission's records are locked
error-locked-advice = The server was restarted and waits for its key holder. New records can be taken; names cannot be shown until the key is entered.
error-storage-full = The server's disk is full
error-storage-full-advice = Nothing was stored. Keep what you typed, and tell your administrator. Reading goes on.
error-database = The database does not answer
error-database-advice = Nothing was stored. Keep what you typed, and try again in a minute.
error-not-audited = The record stays closed
error-not-audited-advice = Opening a record must be written to the log first, and the log cannot be written now. Try again in a minute.

ui-saved = Saved
ui-my-account = My account
