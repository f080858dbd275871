package sheet

// Lengths are micrometres, as in package drawing.
const mm = 1000

// pt is the length of n tenths of a typographic point (1/72 inch), rounded to
// whole micrometres: 140 → 4939.
func pt(tenths int) int { return (tenths*254000/72 + 50) / 100 }

// Colours of print. All that carries meaning is black at 100 %: grey breaks up
// on a photocopier.
const (
	black = "#000000"
	white = "#ffffff"
	brand = "#175a75"
)

// A step is a pair of sizes of type that a design may use.
type step struct{ title, text int }

// A design is the measures of one kind of sheet on one paper. docs/print.md
// says why they are what they are.
type design struct {
	width, height int // of the page
	margin        int // draft or not

	picture, pictureMin, pictureStep int // width of the row of drawings: largest, smallest, how it shrinks

	steps  []step // tried in order, each with every size of picture
	latin  []step // further steps for Latin script, which survives smaller sizes
	ethi   []step // instead of steps, for Ethiopic, whose letters are taller
	minArt int    // smallest text in Arabic and Ethiopic script, checked afterwards
	minLat int    // smallest text in Latin script

	title, gap, paragraph int // space: after a picture, between title and text, between paragraphs
	further               int // pages that a text may go on to

	panel, number, clock int // sizes of type in the panel; diameter of a clock face
	bar, indent          int // hatched bar of a draft, and how far the text keeps from it
	frame, edge          int // hatched frame of a draft: its width, its distance from the edge of the paper
	label                int // size of the type of the labels in the frame
	english              int // width of the footer's part for whoever hands the sheet over
}

// Measures that all designs share.
const (
	ruleWidth    = 600 // rules and picture frames: thinner ones break up in copies
	gap          = 4 * mm
	bulletSize   = 2600
	bulletIndent = 5 * mm
	footerGap    = 2500 // from the rule to the first line
	footerApart  = 4 * mm
	panelPadding = 2500
	labelHeight  = 6 * mm
	labelPadding = 2 * mm
	stripe       = 1300 // of the hatching
	stripePeriod = 3 * mm
	qrSize       = 24800 // 20 mm and its quiet zone of four modules
)

// Sizes of type that all designs share.
var (
	footSize   = pt(95) // nothing that a reader needs stands only there
	senderSize = pt(115)
)

// a5 is the leaflet, one message a page.
var a5 = design{
	width: 148 * mm, height: 210 * mm, margin: 10 * mm,
	picture: 128 * mm, pictureMin: 54 * mm, pictureStep: 2 * mm,
	steps:  []step{{pt(200), pt(140)}, {pt(165), pt(140)}},
	latin:  []step{{pt(165), pt(130)}, {pt(165), pt(120)}},
	minArt: pt(140), minLat: pt(120),
	title: gap, gap: 2 * mm, paragraph: 2500, further: 1,
	panel: pt(140), number: pt(150), clock: 12 * mm,
	bar: 3500, indent: 7 * mm, frame: 4 * mm, edge: 2200, label: pt(100),
	english: 42 * mm,
}

// a4 is the poster: the picture is understood at 3 m, the text read at 1 m.
var a4 = design{
	width: 210 * mm, height: 297 * mm, margin: 14 * mm,
	picture: 182 * mm, pictureMin: 100 * mm, pictureStep: 2 * mm,
	steps:  []step{{pt(330), pt(190)}, {pt(330), pt(170)}, {pt(330), pt(160)}, {pt(280), pt(160)}},
	ethi:   []step{{pt(300), pt(190)}, {pt(300), pt(170)}, {pt(300), pt(160)}, {pt(260), pt(160)}},
	minArt: pt(160), minLat: pt(160),
	title: 5 * mm, gap: 2 * mm, paragraph: 2500,
	panel: pt(140), number: pt(190), clock: 15 * mm,
	bar: 5 * mm, indent: 9 * mm, frame: 5 * mm, edge: 4 * mm, label: pt(110),
	english: 62 * mm,
}

// board is the paper of the posters that hold no whole message: their texts
// have sizes of their own.
var board = func() design {
	d := a4
	d.minArt, d.minLat = 0, 0
	return d
}()

// stepsFor lists the sizes that a script may be set in, largest first.
func (d *design) stepsFor(script string) []step {
	switch {
	case script == "Latn":
		return append(append([]step{}, d.steps...), d.latin...)
	case script == "Ethi" && d.ethi != nil:
		return d.ethi
	}
	return d.steps
}

// smallest is the smallest size of type for a text that a reader needs.
func (d *design) smallest(script string) int {
	if script == "Latn" {
		return d.minLat
	}
	return d.minArt
}

// inner is the width between the margins.
func (d *design) inner() int { return d.width - 2*d.margin }
