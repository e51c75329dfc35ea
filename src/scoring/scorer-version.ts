// The version of the rules that answers and effects are scored by.

/**
 * Raised with every change that may give another score to the same answer. Scores of two versions are not compared.
 * 1 went by calls and a non-empty answer; 2 goes by facts and effects; 3 takes tools that
 * read by every sign for tools that read, whether or not their server annotates them; 4 scores what is
 * reported of changes, and gives nothing for figures and yes or no in what is said of something else; 5 tells numbers of
 * ten digits and more apart by their fractions, too, and knows "four times as much"; 6 asks for what the
 * calls end at, not for what was found on the way, and takes figures, days, yes and no as read only after calls that have to do with them; 7 asks of a
 * turn of a dialogue that asks, asks before a change or declines that it does so, and of the right thing; 8 takes a
 * part of a name for it only where nothing else is called so; 9 hears the report in "it is tentative, so I have cancelled it";
 * 10 takes the title of another thing in the report of a change for what it is.
 */
export const scorerVersion = 10;
