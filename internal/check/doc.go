// Package check holds the rules on text: what a machine can find wrong with a
// translation before a reader's time is spent on it, the questions that a text
// raises by itself, and the changes that need no reader.
//
// In: a Library, one translation, or any English with its translation. Out:
// findings, and files as --fix would leave them; it writes nothing. A rule
// knows nothing of where a text comes from, and none judges style.
//
// What a language needs is data of the language (content/languages/
// <id>.rules.toml, each table with its source); a family of rules that needs
// code is one file here: facts, code points, punctuation, a script, a language.
// Every text is read once (text.go) and handed to all rules, so that no rule
// scans or decodes again: 20 000 texts of twenty words take under a second of
// one processor. docs/checks.md is made from the rules' own values.
package check
