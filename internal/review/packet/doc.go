// Package packet makes what a native reader gets: one HTML file that works
// from a chat app without a network, or an A4 form on paper. Both are blind:
// no English, and no picture before the words have been judged.
//
// In: texts as a publication shows them, already decided and filled in, the
// words of the language's own table "review", and a handle. Out: bytes. It
// must not know a library: what is not handed over cannot be seen by mistake.
//
// choose.go says what a packet should hold; packet.go makes a Packet of it;
// html.go and paper.go are its two forms. What comes back is package slip's.
package packet
