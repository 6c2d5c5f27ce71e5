import QtQuick

// The front of the machine, mm: see ui/present/cabinet.py.
QtObject {
    property real width
    property real height
    property rect screen
    property list<CabinetPart> parts
    property size printer // its case, and the room for paper below it
    property real printerCase
    property real printerSign
    property list<rect> writing // lines as parts of a paper's width and height
    property list<Paper> papers

    function part(device: string): CabinetPart {
        return parts.find(part => part.device === device) ?? null;
    }

    function paper(device: string): Paper {
        return papers.find(paper => paper.device === device) ?? null;
    }
}
