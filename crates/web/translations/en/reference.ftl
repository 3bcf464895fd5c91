# Glossary, case stories and search.

glossary-title = Glossary
glossary-text = { $count } terms, each with its name in the other language.
glossary-letters = Jump to a letter
glossary-also = Also: { $names }
glossary-lesson = Explained in
glossary-see = See also
search-title = Search
search-label = Search lessons, glossary and cases
search-placeholder = for example: churn
search-submit = Search
search-found = { $count ->
    [0] Nothing found for “{ $query }”.
    [one] One place for “{ $query }”.
   *[other] { $count } places for “{ $query }”.
}
search-text = Finds lessons, terms and case stories, in Japanese and in English.
search-hint = Try a single word, or the word a colleague would use. Japanese and English both work.
search-kind-lesson = Lesson
search-kind-term = Glossary
search-kind-case = Case
cases-title = Case stories
cases-text = { $count } stories of what worked and what did not, with their sources. Figures of companies about themselves are told as theirs.
cases-filter = Show
cases-all = All
cases-task = Task
cases-outcome = How it went
cases-apply = Apply
cases-none = No story fits both. Choose another combination.
cases-shown = { $count ->
    [0] No story
    [one] One story
   *[other] { $count } stories
}
