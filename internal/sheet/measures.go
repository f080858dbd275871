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

// The A5 leaflet, one message a page. The measures of print in docs/print.md
// say why.
const (
	a5Width  = 148 * mm
	a5Height = 210 * mm
	margin   = 10 * mm // draft or not

	ruleWidth = 600 // rules and picture frames: thinner ones break up in copies

	pictureWidth = 128 * mm // 10:7 as the drawings are
	pictureMin   = 54 * mm  // width; smaller ones do not read across a table
	pictureStep  = 6 * mm

	gap             = 4 * mm  // between picture, title and text
	paragraphGap    = 2500    //
	bulletSize      = 2600    //
	bulletIndent    = 5 * mm  //
	draftBar        = 3500    // along title and text, so that cutting the frame off does not hide the draft
	draftIndent     = 7 * mm  // of the text beside the bar
	footerGap       = 2500    // from the rule to the first line
	panelPadding    = 2500    //
	frameWidth      = 4 * mm  // of the draft frame
	frameEdge       = 2200    // from the edge of the paper
	pageNumberWidth = 32 * mm // at the end of the last line
	labelHeight     = 6 * mm  //
	labelPadding    = 2 * mm  //
	stripe          = 1300    // of the hatching
	stripePeriod    = 3 * mm  //
)

// Sizes of type.
var (
	titleSizes = []int{pt(200), pt(165)}
	textSize   = pt(140) // never below 14 pt in Arabic or Ethiopic script on A5
	footSize   = pt(95)  // nothing that a reader needs stands only there
	panelSize  = pt(140)
	numberSize = pt(150)
	labelSize  = pt(100)
	senderSize = pt(115)
)
