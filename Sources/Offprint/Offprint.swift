// The one import of a template: what an analysis calls and what a report shows, without the
// operators, paths and blocks of the modules below.
@_exported import Biostatistics
@_exported import Charts
@_exported import ClinicalFigures
@_exported import DataFrames

@_exported import protocol Documents.Displayable
@_exported import struct Documents.Table
@_exported import struct Documents.Text
@_exported import struct Drawing.Color
@_exported import struct Reporting.Estimate
@_exported import struct Reporting.NumberStyle
@_exported import struct Reporting.PValue
@_exported import struct Reporting.ReportedValue
