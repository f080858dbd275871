// Package desk is where work on a project is done: each verb of the command as
// a function on an open tree, without flags, terminal or exit codes, and the
// preview server.
//
// In: a directory and what was asked for. Out: files, or values to show. It
// joins the rooms above it and decides nothing that they decide.
package desk
