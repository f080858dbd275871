package card

// Width and Height are the card's in pixels.
const (
	Width  = 1080
	Height = 1350
)

// px is a pixel in µm. The unit is for the drawing list alone: a card is never
// measured with a ruler.
const px = 100

const (
	edge   = 56 * px // left and right of the text
	inside = Width*px - 2*edge

	pictureTall = 756 * px // 10:7 in the full width
	pictureMin  = 525 * px // 750 wide: what happens is seen at a phone's width
	pictureStep = 21 * px
	pictureGap  = 12 * px // between the drawings of a sequence
	panelLine   = 6 * px  // left and right of a picture that is not as wide as the card
	strip       = 20 * px // at the top of a card without a picture

	bandTall    = 88 * px // of the draft's band, at least
	bandPadding = 6 * px
	bandLine    = 4 * px // above and below: without colour its ground is that of the card
	hatchWide   = 56 * px
	hatchStripe = 10 * px
	hatchPeriod = 24 * px

	titleBefore = 14 * px
	textBefore  = 8 * px // between title and text, and between sentences
	numberAbove = 10 * px
	numberWords = 36 * px
	numberSize  = 56 * px
	numberLine  = 76 * px
	iconSize    = 52 * px
	iconGap     = 20 * px
	footBefore  = 10 * px
	footSize    = 28 * px
	footBelow   = 20 * px
	footGap     = 40 * px // between what stands on the last line
	logoSize    = 76 * px // of the sender, square, beside the last two lines
	logoGap     = 20 * px
)

// A step is a choice of sizes in px. On a phone of 360 units in width a third
// of it is seen: 36 px are 12 units, the least that is read at arm's length.
type step struct {
	title, text, arabic int
	joined              bool // the sentences are one paragraph
}

// steps are tried from the first, each with every height of the picture. The
// letters of Arabic script are smaller in their em.
var (
	beside = []step{{58, 42, 46, false}, {52, 38, 42, false}, {48, 36, 40, false}, {48, 36, 40, true}}
	// Without a picture there is room.
	alone = []step{{84, 60, 66, false}, {72, 52, 57, false}, {58, 42, 46, false}, {48, 36, 40, false}, {48, 36, 40, true}}
	// The words of the draft's band, and the English ones below.
	bandSizes   = []int{36, 32, 28}
	bandEnglish = 24
)

// Lines of a card are closer than those of a page: there are few of them.
// Percent of the size.
const (
	titleLine = 135
	textLine  = 147
	footLine  = 140
	markLine  = 140
)

// Colours of a page of the site, in light (assets/css/tokens.css).
const (
	paper      = "#fdf9f1"
	ground     = "#fdf6e9" // of pictures
	ink        = "#1d2b3a"
	soft       = "#4b5a69"
	brand      = "#175a75"
	alert      = "#a3261d"
	draftInk   = "#5b3c00"
	draftPaper = "#fff3d4"
	draftHatch = "#e0b65c"
)
