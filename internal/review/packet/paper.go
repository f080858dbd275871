package packet

import (
	"salam/internal/drawing"
	"salam/internal/typeset"
)

func (p *Packet) Paper(fonts *typeset.Fonts) (*drawing.Document, error) { return nil, nil }
