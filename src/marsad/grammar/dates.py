"""stub"""
from dataclasses import dataclass
@dataclass
class DateAt:
    start:int; end:int; first:str|None; last:str|None; precision:str; since:bool=False
def find_dates(f,p,d): return []
