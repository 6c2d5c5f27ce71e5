import QtQuick

// The front of the machine, mm: see ui/present/cabinet.py.
QtObject {
    property real width
    property real height
    property rect screen
    property list<CabinetPart> parts
    property real hanging // how far a paper hangs below the lowest slot
    property list<rect> writing // lines as parts of a paper's width and height
    property list<Paper> papers

    function part(device: string): CabinetPart {
        return parts.find(part => part.device === device) ?? null;
    }

    function paper(device: string): Paper {
        return papers.find(paper => paper.device === device) ?? null;
    }
}
