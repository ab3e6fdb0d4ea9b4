"""stub"""
from dataclasses import dataclass
U={'واحد':1,'واحده':1,'اثنان':2,'اثنين':2,'اثنتين':2,'ثلاثه':3,'ثلاث':3,'اربعه':4,'اربع':4,'خمسه':5,'خمس':5,'سته':6,'ست':6,'سبعه':7,'سبع':7,'ثمانيه':8,'ثماني':8,'تسعه':9,'تسع':9,'عشره':10,'عشر':10,'عشرين':20,'عشرون':20,'ثلاثين':30,'ثلاثون':30,'اربعين':40,'خمسين':50,'مائه':100,'مئه':100,'الف':1000,'الاف':1000,'الفا':1000}
V={'عشرات':(10,99),'العشرات':(10,99),'مئات':(100,999),'المئات':(100,999),'الاف':(1000,9999),'الالاف':(1000,9999),'بضعه':(3,9),'عده':(2,None)}
@dataclass
class QuantityAt:
    start:int; end:int; min:int; max:int; expr:str
def num(f,i):
    if i>=len(f): return None
    w=f[i]
    if w[0].isdigit():
        v=int(float(w.replace(',','').replace(':','')) ); j=i+1
    elif w in U: v=U[w]; j=i+1
    else: return None
    if j<len(f) and f[j] in('الف','الفا','الاف'): v*=1000; j+=1
    return v,j
def read_quantity(f,p,s,i):
    n=len(f); w=f[i]
    two=w+' '+f[i+1] if i+1<n else ''
    if w in('نحو','حوالي','زهاء','قرابه'):
        r=num(f,i+1); return r and QuantityAt(i,r[1],r[0],r[0],'about')
    if two in('اكثر من',):
        r=num(f,i+2)
        if r: return QuantityAt(i,r[1],r[0]+1,None,'more_than')
    if w in V and not(w=='عده' and 0):
        j=i+1
        if j<n and f[j]=='من': j+=1
        return QuantityAt(i,j,*V[w],'vague')
    if two in('عدد من','العديد من') : return QuantityAt(i,i+2,2,None,'vague')
    if w in ('عددا','عدد') and 'من' in f[i:i+3]: return QuantityAt(i,i+f[i:i+3].index('من')+1,2,None,'vague')
    r=num(f,i)
    return r and QuantityAt(i,r[1],r[0],r[0],'exact')
def bound_after(f,i):
    if f[i:i+2]==['علي','الاقل']: return ('at_least',i+2)
